# Messages of the room bundle.
bundle-file = { $path } : le fichier ne peut pas être lu ({ $why }).
bundle-too-long = { $path } : plus long que tout paquet (limite { $limit } octets) ; rien n’en a été pris.
bundle-not-text = { $path } : ce n’est pas un paquet Repère (pas de texte à partir de l’octet { $offset }).
bundle-cut-off = { $path } : le paquet est coupé à la ligne { $line }, colonne { $column } ; rien n’en a été pris. Le copier ou le demander à nouveau.
bundle-json = { $path } : abîmé à la ligne { $line }, colonne { $column } ({ $what }) ; rien n’en a été pris. Le demander à nouveau.
bundle-not-a-bundle = { $path } : ce n’est pas un paquet Repère.
bundle-newer = { $path } : écrit par une version plus récente (format { $found }, connu jusqu’à { $known }) ; mettre Repère à jour. Rien n’en a été pris.
bundle-twice = { $path } : le champ « { $field } » y est deux fois ; rien n’en a été pris.
bundle-unknown-field = { $path } : le champ « { $field } » n’appartient pas à ce format ; rien n’en a été pris.
bundle-field = { $path } : le champ « { $field } » manque ou n’est pas ce qu’il doit être ; rien n’en a été pris.
bundle-card = { $path } : la carte nº { $number } d’un poste n’est pas valable ; rien n’en a été pris.
bundle-other-study = { $path } : le poste { $device } est de l’étude « { $found } », le paquet de « { $study } » ; rien n’en a été pris.
bundle-form = { $path } : le questionnaire nº { $number } ({ $id }) n’est pas celui que son empreinte annonce ; rien n’en a été pris.
bundle-long-segment = { $path } : le segment nº { $number } dépasse { $limit } octets ; rien n’en a été pris.
bundle-segment = { $path } : le segment nº { $number } est altéré ou faux ({ $what }) ; rien n’en a été pris. Demander le paquet à nouveau à son auteur.
bundle-repeated-segment = { $path } : le segment nº { $number } y est deux fois ; rien n’en a été pris.
bundle-no-card = { $path } : le segment nº { $number } est du poste { $device }, dont la carte n’est ni ici ni dans le paquet ; rien n’en a été pris.
bundle-signature = { $path } : la signature du poste { $from } ne couvre pas ce contenu, le paquet a été altéré ; rien n’en a été pris.
bundle-damaged-cover = { $path } : la feuille de route est coupée ou altérée ; rien n’en a été pris. Demander le paquet à nouveau.
bundle-damaged-seal = { $path } : le sceau est coupé ou altéré ; rien n’en a été pris. Copier le fichier ou le demander à nouveau.
bundle-damaged-pack = { $path } : ce que le sceau renferme n’est pas un paquet Repère entier ; rien n’en a été pris.
bundle-damaged-compression = { $path } : le contenu comprimé ne se lit pas ; rien n’en a été pris. Le demander à nouveau.
bundle-not-for-us = { $path } : scellé pour d’autres ; il ne s’ouvre pas ici. Il peut être porté plus loin tel quel.
bundle-resealed = { $path } : le poste { $from } ne l’a pas scellé pour nous, un destinataire l’a refermé à sa place ; rien n’en a été pris.
bundle-stripped = { $path } : le sceau ou la feuille de route a été retiré ; ce qui reste ne prouve rien et rien n’en a été pris.
bundle-unknown-sender = { $path } : signé par le poste { $device }, inconnu ici et sans carte ; rien n’en a été pris. Demander à son auteur un envoi avec --all.
bundle-bomb = { $path } : le contenu dépasse les { $length } octets que le poste { $from } annonce ; rien n’en a été pris.
bundle-dictionary = { $path } : comprimé par le poste { $from } avec un questionnaire qui n’est pas ici ; rien n’en a été pris. Mettre Repère à jour ou demander un envoi avec --all.
bundle-recipient = « { $text } » n’est ni un poste connu ici ni une clé « age1… ».
bundle-no-recipient = Personne à qui sceller ce paquet.
cli-bundle-create--recipient = le sceller aussi pour ce poste ou cette clé age ; peut être répété
cli-bundle-cover = Scellé · étude { $study } · fait par { $from } · { $interviews ->
    [one] { $interviews } entretien
   *[other] { $interviews } entretiens
  }, { $events ->
    [one] { $events } événement
   *[other] { $events } événements
  } · { $id }
cli-bundle-cover-only = Ce paquet est scellé pour d’autres : seule sa feuille de route se lit ici. Il peut être porté plus loin tel quel.
file-differs = relu, le fichier n’est pas ce qui a été écrit ; le support est défectueux
cli-bundle-create--receiver = pour ce poste ou cette personne : ce qu’elle n’a pas confirmé, scellé pour elle ; peut être répété
