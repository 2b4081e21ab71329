# Messages sur les copies, les clés, ce qu’il faut savoir du dossier, et le verrouillage.
store-within = { $path } est dans le dossier de données lui-même : une copie y serait perdue avec lui. Choisir un autre endroit.
store-known-person = { $person } peut déjà ouvrir ce dossier ; cette personne change sa phrase de passe avec « repere keys passphrase ».
notice-place = L’endroit du dossier de données : { $why }
notice-fork = Le poste { $device } a écrit deux événements différents numéro { $n } (disque cloné, copie restaurée) : les deux histoires sont gardées, sous { $branches }. Les désaccords sont des conflits à trancher ; rien n’est perdu.
notice-replaced = Le poste { $by } a pris la place de { $from } : { $reason }.
notice-waiting = { $count ->
    [one] Une suite attend
   *[other] { $count } suites attendent
} des événements qui ne sont pas arrivés. Ce qui manque : « repere bundle request ».
notice-apart = { $who } (poste { $device }) n’est pas encore de l’étude : { $count ->
    [0] rien n’attend
    [one] un événement attend
   *[other] { $count } événements attendent
} à part, rien n’en est perdu. Pour accepter sa parole : « repere keys trust { $device } ».
notice-refused = { $count ->
    [one] Un fichier a été mis
   *[other] { $count } fichiers ont été mis
} de côté par une fusion, avec sa raison : « repere merge refused ».
notice-moved = Le travail a continué dans { $to } parce que le disque ne prenait plus rien ; ouvrir ce dossier-là, et y fusionner celui-ci.
notice-no-backup = Aucune copie de ce dossier n’a jamais été faite ; « repere backup ENDROIT » en fait une.
notice-no-recovery-key = Il n’y a pas de clé de secours : qui oublie la phrase de passe perd ce qui n’a pas été envoyé. « repere keys recovery » en fait une.
doubt-other-mark = les données ou la marque à côté venaient d’ailleurs
doubt-went-back = les données étaient plus anciennes que ce que ce dossier avait écrit
doubt-copied = le dossier a été copié ou se trouve sur une autre machine
doubt-no-mark = la marque à côté des données manquait
doubt-seen-elsewhere = d’autres détenaient plus de ses événements que ce dossier
doubt-backup = le dossier a été fait à partir d’une copie
cli-backup = copier le dossier de données en un second endroit
cli-backup--place = le dossier qui doit tenir la copie (une clé, un disque) ; sans lui, le second endroit déjà choisi
cli-backup--after-each-interview = en faire une là après chaque entretien désormais
cli-backup--never = ne plus en faire après les entretiens
cli-backup-where = Vers où ? Nommer un dossier : « repere backup /media/cle ». Avec --after-each-interview il devient le second endroit.
cli-backup-done = Copié et relu : { $path } ({ $size } Kio). La copie d’avant est gardée à côté.
cli-backup-after-each = Une copie y est faite après chaque entretien désormais.
cli-backup-never-done = Aucune copie n’est plus faite après les entretiens.
cli-backup-before = La copie d’avant date du { $day }.
cli-backup-failed = L’entretien est enregistré, la copie au second endroit ne l’est pas : { $why }
cli-restore = refaire un dossier de données à partir d’une copie, ou des paquets que d’autres détiennent
cli-restore--copy = la copie : le dossier donné à « repere backup », ou l’un de ceux qu’il contient
cli-restore--from-bundles = des paquets que d’autres détiennent
cli-restore--person = à qui était le dossier, quand les paquets portent le travail de plusieurs
cli-restore--recovery = la clé de secours de l’étude, sortie de son coffre : elle ouvre ce qui était scellé
cli-restore--no-passphrase = laisser la clé à côté des données
cli-restore--replace = mettre d’abord de côté un dossier qui s’y trouve ; rien n’est supprimé
cli-restore-stands = Un dossier de données est à { $path }. Avec --replace il est d’abord mis de côté ; ou choisir un autre endroit avec --data.
cli-restore-aside = Le dossier qui était là est maintenant { $path }.
cli-restore-done = Refait : { $path }.
cli-restore-new-device = Il continue comme un nouveau poste, parce que l’ancien a pu écrire plus que ce qui est ici. Fusionner ce que d’autres détiennent le ramène.
cli-restore-sealed = Un paquet scellé ne s’ouvre que pour ses destinataires. La clé de secours de l’étude ouvre tous les siens : --recovery FICHIER. Ou demander à la coordination un paquet pour ce nouveau poste.
cli-restore-nobody = Ces paquets ne portent rien de cette personne.
cli-restore-who = Ces paquets portent le travail de plusieurs personnes ({ $people }) : dire à qui était le dossier avec --person.
cli-keys = qui peut ouvrir le dossier et par quoi ; la clé de l’étude, ses personnes et leurs rôles
cli-keys-passphrase = changer la phrase de passe
cli-keys-passphrase--new-file = un fichier dont la première ligne est la nouvelle
cli-keys-passphrase-done = La phrase de passe est changée.
cli-keys-old-copies = Les copies faites avant s’ouvrent encore avec l’ancienne.
cli-keys-was-open = Jusqu’ici la clé était à côté des données : qui a copié le dossier avant peut encore lire cette copie.
cli-keys-recovery = faire une clé de secours et la dire une fois
cli-keys-recovery-words = La clé de secours : écrire ces douze mots sur papier, dans cet ordre.
cli-keys-recovery-once = Ils ne sont montrés que cette fois et ne sont gardés nulle part. Tapés là où la phrase de passe est demandée, ils ouvrent le dossier ; garder le papier loin de l’ordinateur. Une clé de secours faite avant n’ouvre plus rien.
cli-keys-no-passphrase = Ce dossier n’a pas de phrase de passe ; en mettre une d’abord avec « repere keys passphrase ».
cli-keys-admit = laisser une autre personne ouvrir le dossier, comme un poste à elle
cli-keys-admit--person = le code de la personne
cli-keys-admit--new-file = un fichier dont la première ligne est la phrase de passe de cette personne
cli-keys-admit-done = { $person } peut maintenant ouvrir ce dossier, avec sa propre phrase de passe.
cli-keys-new-needed = Là où personne ne peut taper, la nouvelle phrase de passe vient par --new-file.
window-save-elsewhere = Le disque ne le prend pas. Dans quel nouveau dossier continuer ? (un autre disque, une clé)
window-examined = Vérifié
examined-sound = Tout est là et tel qu’il a été écrit.
moved = Entrée enregistre cette réponse dans { $path }, où tout est maintenant. La prochaine fois : repere --data { $path }
clock-doubt = Cette machine dit qu’il est { $now }. Si c’est faux, régler son horloge ; rien n’est perdu dans aucun cas.
