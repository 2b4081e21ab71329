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
identify-unknown-criterion = ?
identify-quote = « { $quote } »
identify-pair = { $name } : { $value }
identify-dimensions-title = Dimensions, point par point
identify-points = { $points } sur { $max }
identify-not-asked = pas encore demandé
identify-questions-title = À demander
identify-no-questions = Rien à demander de plus.
identify-unknown-signs-title = Signes que ces règles ne connaissent pas
identify-unknown-sign-line = { $sign } · { $question } · { $informant } · { $date }
identify-ask = (à qui : { $roles })
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
