# Messages of the room identify.
identify-title = Profil : { $name }
identify-seen-from = vu au { $date } · règles, version { $rules }
identify-interviews =
    { $count ->
        [0] Aucun entretien.
        [one] { $count } entretien lu :
       *[other] { $count } entretiens lus :
    }
identify-documents = documents
identify-nobody = sans informateur
identify-unread = { $interview } attend le formulaire { $form } : pas lu.
identify-head-process = Processus
identify-head-status = Statut
identify-head-strength = Force
identify-head-state = État
identify-head-steering = Pilotage
identify-head-maturity = Maturité
identify-legend = Force : A vu, B cité ou recoupé, C avec un exemple, D dit sans plus. ! : deux sources se contredisent.
identify-cell-present = ●
identify-cell-probable = ◐
identify-cell-absent = –
identify-cell-unknown = ?
identify-legend-cells = ● présent, ◐ probable, – absent, ? inconnu. Lettre : force de la preuve, A vu, B cité ou recoupé, C avec un exemple, D dit sans plus. ! : deux sources se contredisent.
identify-reasons-title = Ce qui a été trouvé, et pourquoi
identify-rule = { $status }, règle { $rule } : { $meaning }.
identify-strength = Force { $strength }, { $sources ->
        [one] { $sources } source
       *[other] { $sources } sources
    }, { $organisations ->
        [0] aucune organisation
        [one] { $organisations } organisation
       *[other] { $organisations } organisations
    }.
identify-sources = { $sources ->
        [one] { $sources } source
       *[other] { $sources } sources
    }, { $organisations ->
        [0] aucune organisation
        [one] { $organisations } organisation
       *[other] { $organisations } organisations
    }.
identify-contradiction = Deux sources se contredisent.
identify-time = État : { $state }.
identify-time-since = État : { $state }, depuis { $since }.
identify-steering = Pour la collectivité : { $steering }.
identify-held = Porté par : { $holders }.
identify-elsewhere = Sur le territoire, porté par : { $holders }. La maturité n’est pas celle de la collectivité.
identify-maturity = Maturité : { $level } ({ $criteria }).
identify-grip = Prise de la collectivité : { $level } ({ $criteria }).
identify-not-established = pas établie, entre { $low } et { $high }
identify-level = M{ $level }, { $word }
identify-levels = M{ $low } à M{ $high }
identify-unknown-criterion = { "?" }
identify-quote = « { $quote } »
identify-pair = { $name } : { $value }
identify-dimensions-title = Dimensions, point par point
identify-points = { $points } sur { $max }
identify-not-asked = pas encore demandé
identify-questions-title = À demander
identify-no-questions = Rien à demander de plus.
identify-unknown-signs-title = Signes que ces règles ne connaissent pas
identify-unknown-sign-line = { $sign } · { $question } · { $informant } · { $date }
identify-ask = À qui : { $roles }.
identify-q-contradiction = { $process } : { $informants } ne disent pas la même chose.
identify-q-contradiction-sign = { $process } : { $informants } ne disent pas la même chose sur « { $sign } ».
identify-q-clear_up = { $process } : { $informants } dit oui et non. À éclaircir.
identify-q-clear_up-sign = { $process } : { $informants } dit oui et non sur « { $sign } ». À éclaircir.
identify-q-screening_differs = { $process } : oui et non au repérage ({ $informants }). De quoi parle chacun ?
identify-q-one_fact = { $process } : un fait, avec sa date ? ({ $informants })
identify-q-see_document-sign = { $process } : peut-on voir ce qui montre « { $sign } » ? ({ $informants })
identify-q-decisive_sign = { $process } : un signe décisif existe-t-il ?
identify-q-who_knows = Personne de bien placé n’en a parlé : { $process }.
identify-q-second_voice = Un non ne suffit pas, une autre voix : { $process }.
identify-q-holder_differs = { $process } : qui le porte ? Les réponses diffèrent ({ $informants }).
identify-q-who_holds = { $process } : qui le porte ?
identify-q-steering_differs = { $process } : voulu, accompagné, constaté ou subi ? Les réponses diffèrent ({ $informants }).
identify-q-state_differs = { $process } : où en est-on ? Les réponses diffèrent ({ $informants }).
identify-q-how_rooted = { $process } : durée, moyens, textes, acteurs, politiques liées, bilan ?
identify-q-what_became = { $process } : qu’est-ce que c’est devenu ?
identify-q-what_became-since = { $process } : qu’est-ce que c’est devenu depuis le { $since } ?
identify-q-unknown_sign-sign = Le signe { $sign } n’est pas dans ces règles : d’où vient-il ? ({ $informants })
identify-comparison-title = Profils côte à côte
identify-overview-title = Lecture d’ensemble
identify-steered = Processus trouvés : { $count } ({ $parts }).
identify-not-said = pilotage non dit
identify-roles-title = Rôles des acteurs
identify-roles-none = Aucun rôle n’a été nommé.
identify-role-held = Tenus, dits par eux et par d’autres, ou montrés par un document
identify-role-claimed = Revendiqués, dits par eux seuls
identify-role-attributed = Attribués, dits par d’autres seulement
identify-family-la = La collectivité
identify-frame-title = Solidarité et intérêt
identify-scale-s = Solidarité
identify-scale-i = Intérêt du territoire
identify-scale = aujourd’hui { $now }, il y a cinq ans { $then }, dans les textes { $written }
identify-scale-legend = De 0 à 3 ; entre parenthèses, le nombre de réponses.
identify-frame-now = Dans ce qui se dit : { $now }.
identify-frame-both = Dans ce qui se dit : { $now } ; il y a cinq ans : { $then }.
identify-frame-unspoken = ni l’une ni l’autre n’est mise en avant
identify-frame-solidarity = la solidarité
identify-frame-interest = l’intérêt
identify-frame-mutual = les deux, l’intérêt mutuel
identify-justifications = Raisons données
identify-unscored-D2 = Deux échelles, jamais additionnées : voir « Solidarité et intérêt ».
identify-unscored-D7 = Les besoins sont nommés, sans points : voir « Besoins et appuis ».
identify-levers-title = Questions à discuter, et qui peut aider
identify-no-lever = Rien de plus à discuter pour l’instant.
identify-lever-why = Parce que : { $why }.
identify-because-processes = { $value } processus ({ $common }) : { $names }{ $more ->
        [0] {""}
        [one] { $between }{ $more } autre
       *[other] { $between }{ $more } autres
    }
identify-because-contradictions = { $value } contradictions : { $names }{ $more ->
        [0] {""}
        [one] { $between }{ $more } autre
       *[other] { $between }{ $more } autres
    }
identify-because-part = migrants et diaspora au niveau { $value } sur { $of }
identify-because-dimension = { $name }, { $value } sur { $of }
identify-needs-title = Besoins et appuis
identify-need = { $need } ({ $count ->
        [one] { $count } voix
       *[other] { $count } voix
    }).
identify-helpers = Qui peut aider : { $names }.
identify-no-helper = Aucun appui recensé n’y répond.
identify-method-title = Méthode
identify-method = Règles, version { $rules }. Rien n’est additionné en une note ; « inconnu » est un résultat. Chaque ligne cite ses réponses et peut être contestée : dire laquelle, par qui et quand, et l’équipe la reprend avec vous.
identify-mirror-title = Les deux côtés de { $code }
identify-mirror-asked = Chaque question est celle que l’on a posée au côté [1] ; le côté [2] a répondu à son pendant.
identify-mirror-differ = Les deux côtés diffèrent
identify-mirror-agree = Les deux côtés disent la même chose
identify-mirror-silent = Un seul côté le dit
identify-mirror-words = Leurs mots, côte à côte
identify-mirror-unsaid = non dit, ou à ne pas citer
identify-mirror-wide = (parmi les plus grands écarts)
identify-changes-title = Ce qui a changé
identify-no-change = Rien n’a changé.
identify-change = { $name } · { $what } : { $from } → { $to }
identify-no-mirror = Aucun partenariat { $code } n’a de fiche des deux côtés.
identify-no-mirrors = Aucun partenariat n’a de fiche des deux côtés.
rules-refused = { $file } n’est pas utilisé : { $count ->
        [one] { $count } problème
       *[other] { $count } problèmes
    }.
rules-sound = Règles { $version } : utilisables. { $processes } processus, { $signs } signes, { $rules } règles.
rules-shape = Ligne { $line }, colonne { $column } : { $detail }. Comparer avec la table du programme (repere profile rules).
rules-unknown-key = { $path } : cette clé n’est pas connue, rien ne la lit.
rules-twice = { $table } : { $code } y est deux fois.
rules-undefined = { $table } : { $code } n’est défini nulle part.
rules-range = { $table } : { $what } est hors de ses limites.
rules-no-last = rules : la dernière règle doit s’appliquer toujours ("any": [[]]), sinon un processus resterait sans statut.
rules-near = Est-ce { $near } ?
identify-between = { " ; " }
identify-or = { " ou " }
identify-month = { $month ->
        [1] janvier
        [2] février
        [3] mars
        [4] avril
        [5] mai
        [6] juin
        [7] juillet
        [8] août
        [9] septembre
        [10] octobre
        [11] novembre
       *[other] décembre
    } { $year }
cli-profile-ask = pose au terrain une question que le profil laisse ouverte
cli-profile-ask--authority = son nom ou son identifiant
cli-profile-ask--number = la question, par son numéro ; sans lui, toutes sont listées
profile-no-such-question =
    { $count ->
        [0] Le profil ne laisse aucune question ouverte.
        [one] Pas de question { $number } : le profil en laisse { $count }.
       *[other] Pas de question { $number } : le profil en laisse { $count }, de 1 à { $count }.
    }
profile-asked-already = Cette question est déjà posée au terrain.
profile-may-not-ask = Ce dossier ne peut pas questionner le terrain : il faut coordonner une équipe, et tenir un entretien sur cette collectivité.
