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
bundle-bomb = { $path } : le contenu dépasse les { $length } octets que le poste { $from } annonce, ou ceux-ci passent toute mesure ; rien n’en a été pris.
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
cli-bundle-create--max-size = en plusieurs fichiers, aucun plus grand que cela : 100k, 20M
cli-bundle-create--armor = en texte, pour le courriel et la messagerie
cli-bundle-split = couper un fichier en tranches
cli-bundle-split--file = le fichier
cli-bundle-split--max-size = aucune tranche plus grande que cela : 100k, 20M
cli-bundle-join = rejoindre des tranches
cli-bundle-join--files = les tranches, dans n’importe quel ordre
cli-bundle-join--output = le fichier à écrire
cli-bundle-armor = un paquet en texte, pour le courriel et la messagerie
cli-bundle-armor--file = le paquet
cli-bundle-qr = un petit paquet en code à photographier
cli-bundle-qr--file = le paquet
cli-bundle-log = ce qui est parti et ce qui est venu, pour toujours
cli-bundle-receipts = où en est chaque entretien, et le dernier mot de chaque poste
cli-bundle-bad-size = « { $value } » n’est pas une taille : un nombre d’octets d’au moins { $least }, ou comme 100k, 20M.
cli-bundle-fits = Le fichier tient déjà dans cette taille : rien n’a été coupé.
cli-bundle-two-wholes = Ces tranches viennent de fichiers différents : les rejoindre séparément.
cli-bundle-joined = { $file } rejoint et vérifié. Code de contrôle : { $code }
cli-bundle-code = Code de contrôle, à lire au téléphone : { $code }
cli-bundle-no-qr = { $bytes } octets ne tiennent pas dans un code (au plus { $most }) ; l’envoyer en fichier ou en texte (bundle armor).
cli-bundle-log-none = Rien n’est parti et rien n’est venu.
cli-bundle-log-out = { $when }  parti → { $who }  { $file }, { $events ->
    [one] { $events } événement
   *[other] { $events } événements
}, { $bytes } octets
cli-bundle-log-in = { $when }  venu ← { $who }  { $file }, { $events ->
    [one] { $events } événement
   *[other] { $events } événements
}
cli-receipts-none = Aucun entretien et aucun autre poste.
cli-receipts-never = jamais
cli-receipts-device = Poste { $device } ({ $who }) : dernier mot reçu { $when } ; confirme nos événements jusqu’à { $confirmed } sur { $last }
travel-here = pas encore envoyé
travel-sent = envoyé, pas encore confirmé
travel-arrived = arrivé
travel-twice = confirmé deux fois : peut être retiré d’ici
kilobytes = { $whole },{ $tenth } ko
bundle-damaged-armour = { $path } : le texte est coupé ou altéré ; rien n’en a été pris. Le recopier en entier, de la première à la dernière marque.
bundle-damaged-slice = { $path } : la tranche est coupée ou altérée ; rien n’en a été pris. La copier à nouveau.
bundle-sliced = { $path } : tranche { $part } sur { $parts } ; nommer toutes les tranches ensemble.
sent-sealed = Écrit et scellé pour la coordination : { $path } ({ $count ->
    [one] { $count } entretien
   *[other] { $count } entretiens
  }, { $kilobytes } ko).
bundle-too-many = { $path } : le champ « { $field } » énumère plus de { $limit } entrées ; rien n’en a été pris.
refused-long = plus long que tout paquet
refused-damaged = coupé ou abîmé
refused-json = mal formé
refused-newer = d’une version plus récente
refused-card = la carte d’un poste n’est pas valable
refused-form = un questionnaire n’est pas celui annoncé
refused-segment = altéré à l’intérieur
refused-sender = expéditeur inconnu
refused-signature = la signature ne tient pas
refused-bomb = grossit hors de toute mesure
refused-dictionary = demande un questionnaire qui n’est pas ici
refused-study = d’une autre étude
refused-parcel = un fichier que personne n’a demandé, ou pas celui annoncé
refused-settled-open = à regarder
refused-settled-left = laissé ainsi
refused-settled-taken = pris depuis
refused-column-state = État
refused-column-file = Fichier
refused-column-size = Taille
refused-column-why = Pourquoi
refused-none = Aucune fusion n’a jamais mis de fichier de côté ici.
refused-left = { $count ->
    [0] Il n’y avait rien à regarder.
    [one] Un fichier est laissé ainsi ; il reste sur cette liste.
   *[other] { $count } fichiers sont laissés ainsi ; ils restent sur cette liste.
}
cli-merge-refused = les fichiers que les fusions ont mis de côté, et pourquoi, pour de bon
cli-merge-refused--leave = les laisser ainsi : ils quittent ce qui est à décider
cli-merge-lower = { $file } est arrivé d’une façon moins sûre (sans sceau, ou d’une forme plus ancienne) que ce que le poste { $from } envoyait ; sa propre signature tient, et il a été pris. Demander si c’était voulu : quiconque a eu le fichier a pu le lire.
cli-merge-fork = Le poste { $device } a écrit deux événements différents sous le numéro { $n } (disque cloné, copie restaurée) : les deux sont gardés. Les désaccords sont des conflits à décider.
bundle-parcel = { $path } : pas un paquet mais des parts de fichiers, ou une demande, du poste { $from }. « repere merge » le prend.
bundle-lacking-file = { $name }, entretien { $interview } : { $size } manquent
bundle-lacking-nothing = Rien ne manque ici.
bundle-request-written = Demande écrite : { $file }. La donner à qui est sollicité ; la réponse complète ce qui attend. Code de contrôle : { $code }
bundle-media-written = { $count ->
    [one] Un fichier écrit
   *[other] { $count } fichiers écrits
}, { $size }, { $parcels ->
    [one] en un colis
   *[other] en { $parcels } colis, qui peuvent arriver dans n’importe quel ordre
} :
exchange-parcel-files = De { $who } : { $parts ->
    [one] une part de fichier
   *[other] { $parts } parts de fichiers
}, { $whole ->
    [0] aucun complet encore
    [one] un fichier est complet
   *[other] { $whole } fichiers sont complets
}.
exchange-parcel-request = { $who } demande { $lacks ->
    [0] aucun événement
    [one] un événement
   *[other] { $lacks } événements
} et { $wanted ->
    [0] aucun fichier
    [one] un fichier
   *[other] { $wanted } fichiers
} qui sont ici. Pour répondre : « repere bundle create --for { $device } -o FICHIER », pour les fichiers avec --media.
exchange-file-unnamed = { $path } : aucune réponse ici ne nomme le fichier { $hash }…, ou pas à cette longueur ; rien n’en a été pris. Fusionner d’abord le paquet qui porte la réponse, puis celui-ci à nouveau.
exchange-file-wrong = { $path } : toutes les parts du fichier { $hash }… sont arrivées et ne sont pas ce que dit la réponse ; elles ont été jetées. Redemander : « repere bundle request ».
merge-request-written = Il manque quelque chose : la demande est écrite, { $path }. La rendre à { $who }.
cli-bundle-request = ce qui manque ici, et la demande pour l’obtenir
cli-bundle-request--output = le fichier à écrire ; sans lui, ce qui manque est énuméré
cli-bundle-request--receiver = à qui demander ; sans lui, qui a envoyé ce qui attend
cli-bundle-create--media = les fichiers que nomment les réponses, au lieu des réponses
sent-sealed-to = Écrit : { $path }, scellé pour { $who } ({ $kilobytes } ko).
