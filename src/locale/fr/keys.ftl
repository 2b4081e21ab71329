# The study's key, its people, and what is said around them.
cli-init--invite = l’invitation de l’étude
cli-keys-study = créer ici la clé de l’étude
cli-keys-study--recovery = le fichier où écrire la clé de secours
cli-keys-show = qui est de l’étude, et ce qui vaut
cli-keys-card = la carte de ce poste, à donner à la coordination
cli-keys-card--output = le fichier à écrire
cli-keys-add = prendre une personne dans l’étude
cli-keys-add--card = sa carte
cli-keys-add--role = son rôle : field, team, country, study
cli-keys-role = donner un autre rôle à un poste
cli-keys-role--device = le poste ou la personne
cli-keys-role--role = le rôle : field, team, country, study
cli-keys-revoke = ne plus croire un poste au-delà d’un numéro
cli-keys-revoke--device = le poste ou la personne
cli-keys-revoke--last = le dernier numéro qui vaut ; sans lui, le dernier tenu ici
cli-keys-recipients = pour qui les paquets sont scellés
cli-keys-recipients--to = postes, personnes ou clés age ; aucun : la coordination
cli-keys-invite = écrire une invitation
cli-keys-invite--output = le fichier à écrire
cli-keys-bind = lier ce dossier à l’étude d’une invitation
cli-keys-bind--invitation = l’invitation
cli-keys-recover = reprendre la voix de l’étude avec la clé de secours
cli-keys-recover--recovery = le fichier qui porte la clé de secours
keys-bound = Ce dossier est déjà lié à une étude.
keys-unbound = Ce dossier n’est lié à aucune clé d’étude : chacun y peut tout. Pour le lier : « repere keys bind INVITATION » ; pour fonder l’étude : « repere keys study ».
keys-not-ours = La clé de l’étude n’est pas dans ce dossier : seule la coordination qui la tient peut faire cela. Si elle est perdue : « repere keys recover ».
keys-not-the-key = Ce n’est pas la clé de secours de cette étude, ou elle est mal recopiée.
keys-not-an-invitation = Ce fichier n’est pas une invitation entière ; le demander à nouveau.
keys-no-card = Ce n’est pas la carte entière d’un poste, ni un poste connu ici ; la faire écrire avec « repere keys card ».
keys-foreign = C’est d’une autre étude (« { $found } ») ; rien n’a été fait.
keys-no-role = « { $value } » n’est pas un rôle : { $roles }.
keys-card-written = { $file } : la carte de ce poste. La remettre à la coordination.
keys-invited = { $file } : l’invitation à l’étude. La donner à qui prépare un poste ; se lire l’empreinte au téléphone.
keys-study-made = La clé de l’étude est faite. Clé de secours : { $file }
keys-recovery-paper = Imprimer la clé de secours, la mettre en lieu sûr, puis effacer le fichier : elle ouvre tous les paquets et remplace la clé de l’étude.
keys-study = Étude { $study } · empreinte { $fingerprint }
keys-here = La clé de l’étude est dans ce dossier.
keys-revoked = révoqué, vaut jusqu’à { $last }
keys-recipients = { $count ->
    [one] Les paquets sont scellés pour { $count } destinataire.
   *[other] Les paquets sont scellés pour { $count } destinataires.
  }
keys-bound-to = Lié à l’étude. Empreinte, à comparer de vive voix avec la coordination : { $fingerprint }
cli-keys-trust = accepter la parole d’un poste tenu à part, et ce qui attend de lui
cli-keys-trust--device = le poste ou la personne
keys-apart = Tenu à part : { $who }, équipe { $team } (poste { $device }), { $count ->
    [0] rien n’attend encore
    [one] un événement attend
   *[other] { $count } événements attendent
}. Pour accepter sa parole : « repere keys trust { $device } ».
keys-trusted = { $who } est accepté : { $count ->
    [0] rien n’attendait
    [one] un événement qui attendait est entré
   *[other] { $count } événements qui attendaient sont entrés
}.
keys-is-revoked = L’étude a repris la parole du poste { $device } ; seul « repere keys role » la rend.
keys-no-apart = « { $text } » n’est pas un poste tenu à part ici ; « repere keys show » les énumère.
