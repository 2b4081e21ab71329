# Les touches à soi, et leur table.

keys-unreadable = keys.toml, ligne { $line } : illisible ({ $why }). Les touches habituelles valent.
keys-no-action = keys.toml : aucune action ne s’appelle « { $id } ».
keys-near = Peut-être « { $near } ».
keys-no-key = keys.toml, { $id } : « { $key } » n’est pas une touche. Ainsi : "F5", "Ctrl-G", "Alt-Left", "n".
keys-kept = keys.toml, { $id } : les terminaux gardent { $key } pour eux.
keys-taken = keys.toml, { $id } : { $key } sert déjà à « { $by } » au même endroit.
keys-notice = { $problem } Voir « repere help keys ».
keys-file = Ses propres touches : { $file }, une action par ligne, par exemple note = ["n", "Alt-n"].
keys-document = # Le clavier
keys-column-keys = touches
keys-column-typed = mode ligne
keys-column-does = effet
keys-typed-answering = en répondant
keys-typed-screen = écran seul
keys-in-everywhere = Partout
keys-in-home = À l’accueil
keys-in-list = Dans une liste
keys-in-page = Sur une page à remplir
keys-in-interview = Dans l’entretien
keys-in-choice = Un choix
keys-in-choices = Plusieurs choix
keys-in-rank = Classement
keys-in-rows = Repérage
keys-in-across = Choix côte à côte
keys-in-signs = Signes
keys-in-outline = Dans le plan
keys-in-repeat = Sur une répétition
keys-in-text = En tapant
keys-in-editor = Dans une longue réponse
keys-in-review = À la relecture
keys-in-profile = Sur un profil
keys-in-merge = Avant de fusionner
keys-in-merged = Après une fusion
keys-in-migration = Sur un entretien dans une autre version
keys-in-conflict = Pour trancher
keys-in-window = Dans une fenêtre
