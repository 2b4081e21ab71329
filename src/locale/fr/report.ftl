# Messages of the room report.
cli-report = ce que l’étude restitue : text, html ou json
cli-report-study = ce qui est recueilli, ce qui est trouvé, ce qui change, ce qui se contredit
cli-report-study--named = nommer toutes les collectivités, pour l’équipe seule
cli-report-synthesis = quelques pages : les questions de l’étude et ce qui reste ouvert
cli-report-synthesis--named = nommer toutes les collectivités, pour l’équipe seule
cli-report-needs = les besoins, face aux capacités et aux offres
cli-report-needs--named = nommer toutes les collectivités, pour l’équipe seule
cli-report-network = une note pour un réseau d’appui
cli-report-network--name = son nom dans le registre, ou le début
cli-report-network--named = nommer toutes les collectivités, pour l’équipe seule
cli-report-answers = ce qui a été répondu dans un formulaire, question par question
cli-report-answers--form = l’identifiant du formulaire
cli-report-answers--named = nommer toutes les collectivités, pour l’équipe seule
report-no-form = { $form } n’est pas un formulaire de Repère. Les voir : repere form list
report-method = Règles, version { $rules }. Des comptes, jamais de pourcentages ; rien n’est additionné en une note. Une collectivité n’est nommée que si tous ceux qui ont répondu pour elle l’acceptent ; les mots ne sont cités que si leur auteur le permet.
report-unnamed = une collectivité ({ $what })
report-counted = { $what } : { $count }
report-study-title = Où en est l’étude
report-synthesis-title = Synthèse de l’étude
report-needs-title = Besoins de formation et d’appui
report-network-title = Note pour les réseaux d’appui
report-network-of = Note pour { $name }
report-answers-title = Réponses au formulaire { $form }
report-answers =
    { $count ->
        [one] { $count } réponse
       *[other] { $count } réponses
    }
report-one-value = { $value } ({ $count })
report-days = du { $first } au { $last } ({ $count })
report-income-hic = revenu élevé
report-income-umc = revenu intermédiaire supérieur
report-income-lmc = revenu intermédiaire inférieur
report-income-lic = revenu faible
report-income-unc = pays non classé
report-group-unsaid = pas dit
report-of-authorities =
    { $count ->
        [one] { $count } collectivité
       *[other] { $count } collectivités
    }
report-group = { $code } : { $what }, { $count }
report-since = depuis { $since }
report-role-held = tenu
report-role-claimed = revendiqué
report-role-attributed = attribué
report-publications-title = Catalogue des publications et des documents
report-publications-events = Ce que les événements ont publié, ou vont publier
report-publications-documents = Documents lus ou cités, par collectivité
report-publication-unsaid = État non dit
report-no-publication = Aucune publication n’est notée.
report-no-document = Aucun document, ou aucune collectivité que l’on puisse nommer.
cli-report-publications = le catalogue : publications des événements, documents lus, par collectivité
cli-report-publications--named = nommer toutes les collectivités, pour l’équipe seule
report-authorities =
    { $count ->
        [0] Aucune collectivité.
        [one] { $count } collectivité.
       *[other] { $count } collectivités.
    }
report-voices =
    { $count ->
        [0] Aucune voix.
        [one] { $count } voix.
       *[other] { $count } voix.
    }
report-collected-title = Ce qui est recueilli
report-form = Formulaire
report-state = État
report-interviews = Entretiens
report-outcomes-title = Issue des entretiens et des prises de contact
report-found-title = Ce qui est trouvé, processus par processus
report-found-legend = Nombre de collectivités. ! : deux sources se contredisent.
report-by-income = Présents ou probables, par groupe de revenu du pays
report-by-size = Présents ou probables, par taille
report-changes-title = Ce qui change d’une vague à l’autre
report-waves = { $name }, de la vague { $from } à la vague { $to }
report-one-wave = Aucune collectivité n’a été vue à deux vagues.
report-disagreements-title = Là où deux sources se contredisent
report-no-disagreement = Nulle part.
report-public-title = Fichier public
report-not-public =
    { $count ->
        [one] Non publiable à cette taille : avec { $count } collectivité, un croisement de pays, de type et de taille désigne des personnes. Il en faut cinq au moins par croisement.
       *[other] Non publiable à cette taille : avec { $count } collectivités, un croisement de pays, de type et de taille désigne des personnes. Il en faut cinq au moins par croisement.
    }
report-q-processes = Quels processus sont à l’œuvre ?
report-q-roles = Quels rôles y jouent migrants, diasporas et acteurs des territoires ?
report-q-frame = Solidarité, intérêt, retombées : ce qui se dit, ce qui se mesure, les limites
report-frame = Il y a cinq ans { $then }, aujourd’hui { $now } : { $count }
report-returns = Retombées, selon ce qu’on en sait
report-limits = Limites nommées
report-cases-title =
    { $count ->
        [0] Aucun cas
        [one] Un cas
       *[other] { $count } cas
    }
report-open-title = Questions ouvertes
report-next-title = Ce qui a été mal compris, à revoir dans les questionnaires
report-nothing-said = Rien n’a été dit, ou rien qui puisse être cité.
report-gap-title = Besoins, capacités, offres
report-need = Besoin
report-named = Nommé
report-unable = Démunis
report-offers = Offres
report-gap-legend = Nommé : par combien de voix. Démunis : combien s’en sentent peu ou pas capables, sur ceux à qui on l’a demandé. Offres : combien d’organismes y répondent.
report-demand-title = Ce qui conviendrait
report-matching-title = Qui peut aider qui
report-no-support = aucun appui recensé
report-names-someone =
    { $count ->
        [one] { $count } réponse nomme une collectivité de l’étude : gardée par l’équipe.
       *[other] { $count } réponses nomment une collectivité de l’étude : gardées par l’équipe.
    }
report-not-quoted =
    { $count ->
        [one] { $count } réponse, que l’on ne peut pas citer.
       *[other] { $count } réponses, que l’on ne peut pas citer.
    }
report-no-need = Aucun besoin n’a été nommé.
report-agenda-title = Besoins auxquels personne ne répond
report-trouble-title = D’abord, ce qui s’est arrêté ou ralentit
report-trouble = { $name } · { $process } : { $state }
report-no-trouble = Rien n’est dit suspendu, terminé ou ralenti.
report-met-title = Ce que vivent les collectivités
report-register-title = Registre des appuis
report-no-offer = Aucun organisme n’a accepté de figurer dans l’annuaire.
report-rising-title = Ce qui monte, ce qu’on ne sait pas traiter
report-span = de { $low } à { $high }, au milieu { $middle } ({ $count })
report-held-back =
    { $count ->
        [one] { $count } réponse, sensible : gardée par l’équipe.
       *[other] { $count } réponses, sensibles : gardées par l’équipe.
    }
cli-report-promises = ce qui a été promis, collectivité par collectivité
report-promises-title = Promesses
report-no-promise = Rien n’a été promis.
cli-report-page = une page sur une collectivité, pour un type de lecteur
cli-report-page--authority = son nom ou son identifiant
cli-report-page--reader = qui la lit : elected, staff, state, researchers, actors, citizens
cli-report-page--named = nommer la collectivité, pour l’équipe seule
cli-report-public = des comptes et un fichier que chacun peut lire : des tranches, aucun nom, aucun petit nombre
cli-report-public--output = y écrire les enregistrements
cli-report-codebook = un formulaire pour les archives de données : DDI-Codebook
cli-report-codebook--form = l’identifiant du formulaire
cli-report-codebook--study = le titre de l’étude, pour la citation ; sans lui, celui du formulaire
report-page-nothing = Aucun entretien ne parle encore de cette collectivité.
report-page-elected = Pour les élus et membres nommés : { $name }
report-page-staff = Pour les agents : { $name }
report-page-state = Pour les services de l’État : { $name }
report-page-researchers = Pour les chercheurs : { $name }
report-page-actors = Pour les acteurs du territoire : { $name }
report-page-citizens = Les liens de votre territoire avec d’autres pays : { $name }
report-page-tally = Sur { $all } processus : présents { $present }, probables { $probable }, absents { $absent }, inconnus { $unknown }.
report-page-steering = Qui conduit
report-page-choices = Des choix à discuter
report-page-documents = Documents à retrouver
report-page-unseen = Aucun signe décisif ou central vu sur pièce
report-page-all-seen = Ce qui est trouvé a été vu sur pièce.
report-page-covered = Ce qui est couvert
report-page-rule = Règle
report-page-sources = Voix
report-page-bodies = Organisations
report-page-limits = Limites
report-page-unread =
    { $count ->
        [0] Tous les entretiens ont été lus.
        [one] { $count } entretien attend son formulaire.
       *[other] { $count } entretiens attendent leur formulaire.
    }
report-page-unknown-signs =
    { $count ->
        [0] Aucun signe inconnu de ces règles.
        [one] { $count } signe inconnu de ces règles, gardé.
       *[other] { $count } signes inconnus de ces règles, gardés.
    }
report-page-questions =
    { $count ->
        [0] Aucune question à rapporter sur le terrain.
        [one] { $count } question à rapporter sur le terrain.
       *[other] { $count } questions à rapporter sur le terrain.
    }
report-page-meet = Où se rencontrer
report-page-going-on = Ce qui est à l’œuvre
report-page-plainly = Une étude a demandé à plusieurs personnes ce qui relie ce territoire à d’autres pays. Voici ce qu’elle a appris.
report-page-known = Ce qui existe
report-page-likely = Ce qui existe peut-être, à confirmer
report-page-unknown =
    { $count ->
        [0] Rien n’est resté sans réponse.
        [one] { $count } sujet reste sans réponse.
       *[other] { $count } sujets restent sans réponse.
    }
report-page-ask = Pour en savoir plus, corriger ou compléter : demandez à votre collectivité, ou à l’équipe de l’étude.
report-public-in =
    { $count ->
        [one] { $count } collectivité dans le fichier.
       *[other] { $count } collectivités dans le fichier.
    }
report-public-kept-back =
    { $count ->
        [0] Aucune n’est retenue.
        [one] { $count } est retenue : moins de cinq lui ressemblent.
       *[other] { $count } sont retenues : moins de cinq leur ressemblent.
    }
report-public-legend = x : non dit, moins de cinq collectivités ou un nombre qui laisserait deviner le précédent. Les tailles, puis les types, puis les pays, puis les groupes de revenu sont effacés (*) jusqu’à ce que cinq collectivités au moins se ressemblent. Désidentifié, non anonyme.
report-page-talks =
    { $count ->
        [0] Aucun entretien.
        [one] { $count } entretien.
       *[other] { $count } entretiens.
    }
report-page-readings =
    { $count ->
        [0] Aucune lecture de documents.
        [one] { $count } lecture de documents.
       *[other] { $count } lectures de documents.
    }
