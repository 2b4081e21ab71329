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
report-method = Règles { $rules }. Des comptes, jamais de pourcentages ; rien n’est additionné en une note. Une collectivité n’est nommée que si tous ceux qui ont répondu pour elle l’acceptent ; les mots ne sont cités que si leur auteur le permet.
report-unnamed = une collectivité ({ $what })
report-counted = { $what } : { $count }
report-study-title = Où en est l’étude
report-synthesis-title = Synthèse de l’étude
report-needs-title = Besoins de formation et d’appui
report-network-title = Note pour les réseaux d’appui
report-network-of = Note pour { $name }
report-answers-title = Réponses au formulaire { $form }
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
report-ranked = { $name } : présent { $present }, probable { $probable }, inconnu { $unknown }
report-role = { $family }, { $role } : tenu { $held }, revendiqué { $claimed }, attribué { $attributed }
report-frame = Il y a cinq ans { $then }, aujourd’hui { $now } : { $count }
report-returns = Retombées, selon ce qu’on en sait
report-limits = Limites nommées
report-cases-title = Cinq cas
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
report-no-need = Aucun besoin n’a été nommé.
report-agenda-title = Besoins auxquels personne ne répond
report-trouble-title = D’abord, ce qui s’est arrêté ou ralentit
report-trouble = { $name } · { $process } : { $state }
report-no-trouble = Rien n’est dit suspendu, terminé ou ralenti.
report-met-title = Ce que vivent les collectivités
report-register-title = Registre des appuis
report-no-offer = Aucun organisme n’a accepté de figurer dans l’annuaire.
report-rising-title = Ce qui monte, ce qu’on ne sait pas traiter
report-span = de { $low } à { $high }, au milieu { $middle } ({ $count } réponses)
report-held-back =
    { $count ->
        [one] { $count } réponse, sensible : gardée par l’équipe.
       *[other] { $count } réponses, sensibles : gardées par l’équipe.
    }
cli-report-promises = ce qui a été promis, collectivité par collectivité
report-promises-title = Promesses
report-no-promise = Rien n’a été promis.
