# Messages of the commands for authors of forms: convert, diff, test, migrate.
cli-form-show--attachments = le dossier des fichiers joints (sinon NOM-media, à côté)
cli-form-show--lenient = laisser passer ce que d’anciens outils acceptaient, en le disant
cli-form-check--attachments = le dossier des fichiers joints (sinon NOM-media, à côté)
cli-form-check--lenient = laisser passer ce que d’anciens outils acceptaient, en le disant
cli-form-test--attachments = le dossier des fichiers joints (sinon NOM-media, à côté)
cli-form-test--lenient = laisser passer ce que d’anciens outils acceptaient, en le disant
cli-form-trace--lenient = laisser passer ce que d’anciens outils acceptaient, en le disant
cli-form-convert = écrire un questionnaire en .json ou .xlsx, sans perte
cli-form-convert--input = un identifiant ou un fichier (.xlsx, .xls, .json, .md, .csv en archive ou en dossier)
cli-form-convert--output = le fichier à écrire ; sa terminaison décide
cli-form-convert--force = écraser un fichier existant
cli-form-diff = ce qui a changé entre deux versions d’un questionnaire, en clair
cli-form-diff--old = l’ancienne version : un identifiant ou un fichier
cli-form-diff--new = la nouvelle version : un identifiant ou un fichier
cli-form-test = jouer les scénarios rangés à côté d’un questionnaire (NOM.test.json, NOM-tests/)
cli-form-test--form = un identifiant ou un fichier
cli-form-test--scenario = un fichier de scénarios ; peut être répété
cli-interview-migrate = faire passer un entretien à une autre version de son questionnaire
cli-interview-migrate--id = l’identifiant de l’entretien, ou son début
cli-interview-migrate--to = la version visée : un identifiant ou un fichier
cli-interview-migrate--rename = une question qui y porte un autre nom ; peut être répété
cli-interview-migrate--map = un fichier JSON de ces noms
cli-interview-migrate--dry-run = dire ce qui se passerait, ne rien écrire
cli-convert-ending = { $file } doit finir par .json ou .xlsx : la terminaison dit quoi écrire.
cli-convert-exists = { $file } existe déjà ; --force l’écrase.
cli-converted = { $file } : { $sheets ->
    [one] { $sheets } feuille
   *[other] { $sheets } feuilles
}, { $rows ->
    [one] { $rows } ligne
   *[other] { $rows } lignes
}.
cli-outline-relevant = posée si { $rule }
cli-outline-count = autant que { $rule }
cli-outline-calculation = = { $rule }
cli-test-none = Aucun scénario à côté de { $form } : en écrire un sous NOM.test.json, ou nommer un fichier par --scenario.
cli-test-held = bon : { $title }
cli-test-failed = ÉCHOUE : { $title }
cli-test-miss = { $after ->
    [start] Au début
   *[other] Après l’étape { $after }
}, { $path } : { $member } vaut { $found }, pas { $expected }
cli-test-count = Scénarios qui tiennent : { $held }. Qui échouent : { $failed }.
cli-migrate-same = L’entretien est déjà rempli avec cette version ; rien à faire.
cli-migrate-pair = « { $pair } » n’est pas un renommage : écrire ancien=nouveau.
cli-migrate-no-old = La version de l’entretien n’a pas de question unique « { $name } ».
cli-migrate-no-new = La version visée n’a pas de question unique « { $name } ».
cli-migrate-twice = « { $name } » recevrait les réponses de deux questions.
cli-migrate-kept = gardée      { $from } ({ $label }) : { $value }
cli-migrate-former = ancienne    { $from } ({ $label }) : { $value } reste, bien que la liste ne l’ait plus
cli-migrate-moved = déplacée    { $from } ({ $label }) → { $to } : { $value }
cli-migrate-converted = convertie   { $from } ({ $label }) → { $to } : { $value } devient { $now }
cli-migrate-no-place = sans place  { $from } ({ $label }) : { $value } reste dans le journal ; { $why ->
    [not-asked] la nouvelle version la calcule
    [level] elle y est posée dans une autre répétition
    [unfit] la valeur n’est pas du nouveau type
   *[gone] la nouvelle version ne la pose pas
}
cli-migrate-added = nouvelle    { $to } ({ $label })
cli-migrate-beside = à côté      { $from } ({ $label }) : sans réponse
cli-migrate-words = { $notes ->
    [0] {""}
    [one] 1 note
   *[other] { $notes } notes
}{ $voices ->
    [0] {""}
   *[other] { $notes ->
        [0] {""}
       *[other] {", "}
    }{ $voices ->
        [one] 1 autre voix
       *[other] { $voices } autres voix
    }
}
cli-migrate-would = Vers { $form } { $version } : gardées { $kept }, déplacées { $moved }, converties { $converted }, sans place { $aside } ; questions nouvelles { $added }. À côté : notes { $notes }, autres voix { $voices }. Rien n’est écrit.
cli-migrate-done = Passé à { $form } { $version } : gardées { $kept }, déplacées { $moved }, converties { $converted }, sans place { $aside } ; questions nouvelles { $added }. À côté : notes { $notes }, autres voix { $voices }.
form-diff-none = Rien n’a changé.
form-diff-setting = Réglage { $name } : « { $old } » est devenu « { $new } ».
form-diff-added = Nouveau : { $name } ({ $label }).
form-diff-removed = Disparu : { $name } ({ $label }).
form-diff-moved = { $name } est passé de { $old } à { $new }.
form-diff-renamed = { $old } s’appelle maintenant { $new } ({ $label }).
form-diff-kind = { $name } : le type { $old } est devenu { $new }.
form-diff-order = { $before ->
    [last] { $name } vient maintenant en dernier dans son groupe.
   *[other] { $name } vient maintenant avant { $before }.
}
form-diff-text = { $name }, { $column } en { $language } : « { $old } » est devenu « { $new } ».
form-diff-rule-added = { $name } : { $column } est nouveau : { $new }
form-diff-rule-removed = { $name } : { $column } a disparu (c’était { $old }).
form-diff-rule = { $name } : { $column } était { $old } et devient { $new }
form-diff-list-added = Nouvelle liste : { $list }.
form-diff-list-removed = Liste disparue : { $list }.
form-diff-choice-added = Liste { $list } : nouveau choix { $choice } ({ $label }).
form-diff-choice-removed = Liste { $list } : le choix { $choice } ({ $label }) a disparu.
form-diff-choice = Liste { $list }, choix { $choice } en { $language } : « { $old } » est devenu « { $new } ».
cli-without-place = { $key } : { $value } (le questionnaire de cet entretien n’a pas de place pour elle)
