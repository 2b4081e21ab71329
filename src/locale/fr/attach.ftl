# Fichiers que nomment les réponses.
attach-missing = Il n’y a pas de fichier { $path }. Tapez le chemin du fichier, par exemple /home/ana/photo.jpg ; rien n’a changé.
attach-not-a-file = { $path } est un dossier, pas un fichier. Tapez le chemin d’un fichier qu’il contient ; rien n’a changé.
attach-empty = Le fichier { $path } est vide ; rien n’a changé.
attach-too-large = Le fichier { $path } fait { $size } Mo ; on peut en garder { $limit } Mo au plus. Réduisez-le ; rien n’a changé.
attach-unreadable = Le fichier { $path } ne peut pas être lu ({ $why }) ; rien n’a changé.
attach-elsewhere = { $name } n’est pas sur cette machine (il n’est pas venu avec les réponses)
attach-written = { $count ->
    [0] { $path } : aucun fichier.
    [one] { $path } : un fichier.
   *[other] { $path } : { $count } fichiers.
}
cli-interview-media = écrire les fichiers que ses réponses nomment (images, sons, documents) et son audit.csv dans un dossier
cli-interview-media--id = l’identifiant de l’entretien, ou son début
cli-interview-media--output = le dossier
