# Les écrans.

# Tient sur 20 colonnes et 5 lignes.
too-small = Écran trop petit : { $columns }×{ $rows }, il faut { $least_columns }×{ $least_rows }. Ctrl-C quitte ; tout est gardé.

tui-no-terminal = L’écran entier demande un terminal. Pour un tube ou un fichier : « repere --plain », ou les commandes, voir « repere --help ».
tui-terminal = Le terminal ne répond pas comme il faut : { $why }

## Premières pages.

page-language = Langue
page-language-about = Repère conduit des entretiens sur les liens d’un territoire avec d’autres pays. Rien n’est envoyé sans vous.
page-language-choice = Langue de l’écran
page-start = Commencer
page-start-about = Deux façons de commencer. Un exercice n’est jamais mêlé aux vraies données.
page-start-choice = Que faire ?
page-start-study = Commencer une étude
page-start-practice = S’exercer, avec des données inventées
page-start-plain = Continuer sans écran dessiné, ligne par ligne (lecteur d’écran)
page-study = Commencer une étude
page-study-about = Des codes, jamais de noms. Ils figurent dans chaque paquet envoyé. La phrase de passe protège les données de ce portable : sans elle, la clé reste à côté des données. Personne ne peut la retrouver à votre place.
page-study-code = Code de l’étude
page-team-code = Code de l’équipe
page-person-code = Votre code
page-passphrase = Phrase de passe
page-passphrase-again = La même, encore
page-passphrases-differ = Les deux phrases de passe diffèrent. Les écrire à nouveau.
page-unlock = Ouvrir
page-unlock-about = Les données de ce dossier sont chiffrées.
page-wrong-passphrase = Cette phrase de passe n’ouvre pas le dossier. Rien n’est perdu : essayer encore.
page-begin = Nouvel entretien
page-begin-about = Avec quel questionnaire, et sur quelle collectivité ?
page-form = Questionnaire
page-country = Pays
page-authority = Collectivité
page-informant = Informateur (facultatif)
page-bad-study-code = Un code d’étude a 3 à 20 capitales, chiffres ou traits d’union, comme IVT-2026.
page-bad-code = Un code a 1 à 20 lettres sans accent, chiffres ou traits d’union, comme A01. Jamais un nom.
page-suggestions = Déjà connues :
page-send = Envoyer
page-send-about = Un paquet contient tout ce qui n’est pas encore confirmé. Où l’écrire ?
page-file = Fichier
page-receive = Recevoir
page-receive-about = Quels paquets lire ? Rien n’est écrit avant votre accord. Plusieurs fichiers : les séparer par une espace ; un dossier ou une clé : tous ses paquets.
page-files = Fichiers
page-migrate = Autre version
page-migrate-about = Vers quelle version de son questionnaire mener cet entretien ? Vous voyez d’abord ce que devient chaque réponse ; rien n’est écrit avant votre accord. Une question qui y porte un autre nom s’indique par ancien=nouveau, ou par un fichier de tels noms.
page-migrate-version = Version
page-migrate-by-file = une autre, par son fichier
page-migrate-file = Sinon, son fichier
page-migrate-renames = Renommées (ancien=nouveau)
page-working = Un instant…
page-fill = Il manque une réponse ici.

## Accueil.

home-practice = exercice, données inventées
home-title = Étude { $study } · équipe { $team } · { $person }
home-interviews = { $wanting ->
    [0] Entretiens ({ $count })
   *[other] À faire ({ $wanting }) · entretiens ({ $count })
}
home-authorities = Collectivités ({ $count })
home-no-interview = Aucun entretien encore. « n » en commence un.
home-conflicts = { $count ->
    [one] { $count } question à trancher : touche =
   *[other] { $count } questions à trancher : touche =
}
home-unprotected = Sans phrase de passe : la clé est à côté des données.
home-open = { $count ->
    [one] { $count } ouverte
   *[other] { $count } ouvertes
}
home-today = aujourd’hui
home-yesterday = hier

## Entretien.

interview-save-failed = PAS ENREGISTRÉ (Alt-K : ailleurs) : { $what }
interview-kept = brouillon gardé { $time }
interview-words = { $count ->
    [one] { $count } mot
   *[other] { $count } mots
}
interview-required = Réponse attendue, ou la raison de son absence (F5 à F8). Entrée passe outre.
interview-constraint = Cette réponse ne convient pas.
interview-not-integer = Ce n’est pas un nombre entier.
interview-not-decimal = Ce n’est pas un nombre.
interview-not-date = Ce n’est pas une date.
interview-not-time = Ce n’est pas une heure.
interview-not-kind = Cette réponse n’a pas la forme attendue.
interview-out-of-range = De { $start } à { $end }, de { $step } en { $step }.
interview-rank-all = Le classement est incomplet.
interview-no-nonresponse = Cette question attend une réponse : cette touche n’y vaut pas.
interview-empty = Rien n’est demandé ici pour le moment.
interview-acknowledge = Lu ; Entrée confirme.
interview-type-date = jj/mm/aaaa
interview-type-month = mm/aaaa
interview-type-year = aaaa
interview-type-time = 14h07
interview-type-datetime = jj/mm/aaaa 14h07
interview-type-integer = nombre entier
interview-type-decimal = nombre
interview-type-range = nombre
interview-type-geopoint = latitude, longitude
interview-no-match = Aucun choix ne correspond.
interview-filter = Filtrer :
interview-fallback = en { $language }
interview-two-versions = Deux versions de cette réponse : H les montre, à l’accueil = les tranche.
interview-instance = nº { $number }
interview-respondent-hidden = Un instant : une note pour l’entretien.
interview-no-instance = Aucun encore : + en ajoute un.
interview-no-instance-yet = Aucun pour le moment.
interview-counted = Le questionnaire fixe leur nombre.
interview-no-documents = Ce questionnaire ne recueille pas de documents, ou pas encore.
interview-signs-legend = m maintenant   a avant   n non   ? ne sait pas, pas abordé
interview-sign-now = m
interview-sign-before = a
interview-sign-no = n
editor-failed = L’éditeur n’a pas rendu le texte : { $why }. La réponse est restée telle quelle.
interview-consent-refused = accord refusé
interview-undone = Réponse précédente remise.
interview-nothing-to-undo = Rien à annuler.
interview-nothing-to-redo = Rien à refaire.
interview-nothing-open = Plus aucune question ouverte.
interview-nothing-doubtful = Aucun doute, aucune erreur.
interview-end = Fin du questionnaire : « r » pour relire avant de soumettre.
interview-noted = Note gardée.
interview-removed = Retiré.
interview-ten-minutes = { $count ->
    [0] Rien à laisser : tout ce qui reste est à poser.
    [one] { $count } question marquée non posée, faute de temps.
   *[other] { $count } questions marquées non posées, faute de temps.
}
key-choice-cur = o
key-choice-past = a
key-choice-susp = s
key-choice-plan = p
key-choice-no = n

## Relecture.

review-title = Relecture
review-nothing = Rien n’est ouvert, rien n’est douteux. « s » soumet l’entretien.
review-points = { $count ->
    [one] { $count } point à voir. Entrée y mène, « s » soumet quand même.
   *[other] { $count } points à voir. Entrée y mène, « s » soumet quand même.
}
review-invalid = à corriger
review-asked-back = question posée
review-conflict = deux versions
review-doubtful = douteux
review-missing = sans réponse
review-required = attendue
review-open = ouverte
submitted = Entretien soumis.

## Profil.

profile-title = profil
profile-rules = règles { $version }
profile-process = PROCESSUS
profile-status = STATUT
profile-evidence = PREUVE
profile-maturity = MATURITÉ
profile-steering = PILOTAGE
profile-state = ÉTAT
profile-no-reason = Rien n’a été observé : inconnu n’est pas absent.
profile-questions-back = Questions à rapporter sur le terrain
profile-no-question = Aucune.

## Fusion et versions.

merge-title = Recevoir
merge-bundles = { $count ->
    [one] { $count } paquet
   *[other] { $count } paquets
}
merge-nothing-written = rien n’est encore écrit
merge-applied = fusionné
merge-new = { $count ->
    [one] entretien nouveau
   *[other] entretiens nouveaux
}
merge-joined = { $count ->
    [one] entretien complété
   *[other] entretiens complétés
}
merge-decide = { $count ->
    [one] question à trancher
   *[other] questions à trancher
}
merge-waiting = { $count ->
    [one] passage en attente
   *[other] passages en attente
}
merge-refused = { $count ->
    [one] fichier mis de côté
   *[other] fichiers mis de côté
}
merge-events = { $count ->
    [one] événement nouveau en tout
   *[other] événements nouveaux en tout
}
merge-stranger = { $person }, équipe { $team }, n’est pas encore connu ici : ses envois attendent. « a » l’accepte.
merge-renewed = Ce dossier a continué ailleurs : cet appareil prend un nouveau numéro, rien n’est perdu.
merge-progress = { $done } sur { $of } · Échap arrête
merge-stopped = { $count ->
    [0] Arrêté avant le premier fichier : rien n’est fusionné.
    [one] Arrêté : 1 fichier sur { $of } est fusionné en entier ({ $last }) ; les autres ne sont pas touchés.
   *[other] Arrêté : { $count } fichiers sur { $of } sont fusionnés en entier, le dernier est { $last } ; les autres ne sont pas touchés.
}
merge-stopped-rehearsal = Arrêté : ces nombres ne valent que pour { $count ->
    [one] 1 fichier
   *[other] { $count } fichiers
} sur { $of }.
sent = Écrit : { $path } ({ $count ->
    [one] { $count } entretien
   *[other] { $count } entretiens
}, { $kilobytes } ko). Le paquet n’est pas scellé.
not-sent = Rien n’a été écrit en { $path } : { $why }
conflict-no-place = Cette question n’existe pas dans le questionnaire ouvert : la trancher par la commande.
conflict-title = À trancher
conflict-none = Rien à trancher.
conflict-count = { $at } de { $count }
conflict-provisional = vaut pour l’instant
conflict-reason = gardée parce que : { $reason }
conflict-decided = Tranché.

## Fenêtres.

window-palette = Toutes les actions : écrire quelques lettres
window-jump = Aller à : numéro, nom, mots de la question ou de la réponse
window-search = Chercher
window-search-all = Chercher dans tous les entretiens
window-note = Note (Entrée la garde, Alt-Entrée va à la ligne)
window-reason = Pourquoi garder cette réponse ? Entrée continue.
window-remove = Retirer « { $label } » et ce qu’il contient ? Entrée retire, Échap garde.
window-ten-minutes = Plus que dix minutes ? Ce qui peut attendre sera marqué « non posée, faute de temps ». Entrée le fait, Échap garde tout.
window-migrate = Mener l’entretien à cette version ? Entrée : oui. Échap : non.
window-submit = { $count ->
    [0] Soumettre l’entretien ? Entrée soumet, Échap revient.
    [one] Il reste { $count } point à voir. Soumettre quand même ? Entrée soumet, Échap revient.
   *[other] Il reste { $count } points à voir. Soumettre quand même ? Entrée soumet, Échap revient.
}
window-help = Les touches, ici
window-history = Les versions de cette réponse, la dernière d’abord
window-decide = Écrire la réponse qui vaut (Entrée la garde)
profile-why-first = Pourquoi : { $why }
profile-overview = Lecture d’ensemble
profile-levers = Questions à discuter, et qui peut aider
profile-comparison = Comparaison
profile-nothing = Rien à montrer.
profile-assigned = Question posée au terrain : elle paraît chez qui a mené l’entretien, dès le prochain envoi.
profile-taken = Question emportée : elle est notée pour cette collectivité.
profile-written = Profil écrit : { $file }
profile-sources = { $voices ->
        [one] { $voices } voix
       *[other] { $voices } voix
    }, { $documents } sur documents
page-to = Pour qui
home-sent = envoyé
home-arrived = arrivé
home-twice = confirmé deux fois
merge-receipt = Accusé de réception de { $who } : ce qui y est arrivé se voit à l’accueil une fois fusionné.
