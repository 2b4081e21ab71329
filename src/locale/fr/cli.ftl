# Messages of the room cli. Help ids follow the words typed: cli-COMMAND, cli-COMMAND--OPTION.

cli = Repère : l’instrument d’enquête qui repère les processus d’internationalisation d’une collectivité et de son territoire. Sans commande, il ouvre le plein écran.
cli-heading-usage = Usage
cli-heading-commands = Commandes
cli-heading-arguments = Arguments
cli-heading-options = Options
cli--help = cette aide
cli--version = la version
cli--data = le dossier de données (sinon REPERE_DATA, sinon celui de la machine)
cli--lang = la langue de l’interface : fr ou en
cli--format = text pour des lignes à lire, json pour un programme
cli--passphrase-file = un fichier dont la première ligne est la phrase de passe
cli--passphrase-fd = un descripteur où lire la phrase de passe
cli--plain = converser ligne par ligne, sans écran dessiné : lecteur d’écran, liaison lente, tube
cli--from-paper = saisir ce qui a été rempli sur papier : dit alors, tapé maintenant
cli--ascii = dessiner en caractères ASCII seulement
cli--now = arrêter l’horloge à cette heure locale (2024-03-15T10:30:00)
cli--tz = le fuseau horaire, par son nom IANA
cli-init = faire un dossier de données sans passer par l’assistant
cli-init--study = le code de l’étude
cli-init--team = le code de l’équipe
cli-init--person = le code de la personne (un code, pas un nom)
cli-init--no-passphrase = laisser la clé à côté des données : qui a le dossier peut le lire
cli-practice = ouvrir un dossier d’entraînement, à part des vraies données
cli-form = les questionnaires
cli-form-list = les questionnaires disponibles
cli-form-show = un questionnaire, en plan
cli-form-show--form = un identifiant ou un fichier
cli-form-check = ce qui ne va pas dans un questionnaire
cli-form-check--form = un identifiant ou un fichier
cli-form-print = imprimer le questionnaire sur papier (HTML, A4)
cli-form-print--form = un identifiant ou un fichier
cli-form-print--blank = avec des cases et des lignes à remplir
cli-form-print--language = une langue des questions ; deux fois pour deux
cli-form-print--output = le fichier à écrire
cli-form-trace = dérouler un script de réponses et montrer le questionnaire après chacune
cli-form-trace--form = un identifiant ou un fichier
cli-form-trace--script = la liste des opérations, en JSON
cli-form-trace--after = où prendre des vues : start et des numéros d’opération, par des virgules
cli-form-trace--attachments = le dossier des fichiers joints au questionnaire
cli-form-eval = évaluer des expressions
cli-form-eval--instance = un questionnaire, ses réponses et les expressions, en JSON
cli-form-build = refaire les questionnaires livrés à partir de leurs sources
cli-form-build--dir = le dossier qui contient source/
cli-form-build--check = ne rien écrire, dire si tout est à jour
cli-interview = les entretiens
cli-interview-list = les entretiens du dossier
cli-interview-show = un entretien, question par question
cli-interview-show--id = l’identifiant de l’entretien, ou son début
cli-interview-new = commencer un entretien
cli-interview-new--authority = le nom ou le code de la collectivité
cli-interview-new--country = son pays, en trois lettres (fra, bfa, eth)
cli-interview-fill--authority = le nom ou le code de la collectivité
cli-interview-fill--country = son pays, en trois lettres (fra, bfa, eth)
cli-interview-new--form = un identifiant ou un fichier de questionnaire
cli-interview-fill = répondre par un script, par la même porte qu’une personne
cli-interview-new--informant = le code de l’informant principal (un code, pas un nom)
cli-interview-new--wave = la vague de l’étude
cli-interview-fill--informant = le code de l’informant principal (un code, pas un nom)
cli-interview-fill--wave = la vague de l’étude
cli-interview-fill--form = un questionnaire (l’entretien commence) ou l’identifiant d’un entretien
cli-interview-fill--script = la liste des opérations, en JSON
cli-interview-fill--submit = soumettre l’entretien à la fin
cli-interview-submit = soumettre un entretien
cli-interview-submit--id = l’identifiant de l’entretien, ou son début
cli-interview-timing = le temps passé à chaque question, séance par séance
cli-interview-timing--id = l’identifiant de l’entretien, ou son début
cli-no-timing = Aucun temps n’a été gardé pour cet entretien.
cli-timing-sitting = séance finie le { $ended }, { $minutes } min
cli-interview-history = toutes les valeurs qu’une question a eues
cli-interview-history--id = l’identifiant de l’entretien, ou son début
cli-interview-history--path = le chemin ou le nom de la question
cli-bundle = les paquets qui voyagent
cli-bundle-create = écrire un paquet
cli-bundle-create--output = le fichier à écrire
cli-bundle-create--all = tout, quoi que tienne déjà l’autre côté
cli-bundle-create--authority = une seule collectivité
cli-bundle-create--interview = un seul entretien
cli-bundle-create--submitted = sans les entretiens en cours
cli-bundle-create--unsealed = sans sceau : qui a le fichier peut le lire
cli-bundle-show = ce que contient un paquet
cli-bundle-show--file = le paquet
cli-bundle-show--expand = événement par événement
cli-bundle-verify = dire si un paquet est entier et signé
cli-bundle-verify--file = le paquet
cli-merge = fusionner des paquets reçus
cli-merge--files = les paquets
cli-merge--dry-run = dire ce qui se passerait, ne rien écrire
cli-merge--accept-new = accepter les postes rencontrés pour la première fois
cli-authority = les collectivités de l’étude
cli-authority-list = la liste des collectivités
cli-authority-show = une collectivité et ses entretiens
cli-authority-show--authority = son nom ou son identifiant
cli-profile = le profil d’une collectivité : quels processus, comment on le sait, jusqu’où
cli-profile--authority = son nom ou son identifiant
cli-profile--all = toutes les collectivités de l’étude
cli-profile--accepted = ne lire que les entretiens acceptés
cli-profile--wave = ne lire qu’une vague
cli-profile--at = le jour depuis lequel on regarde
cli-check = vérifier le dossier de données
cli-check--rebuild = jeter ce qui se recalcule et le refaire
cli-digest = une empreinte de tout le contenu : la même partout où le contenu est le même
cli-screenshot = dessiner un écran du programme en texte
cli-screenshot--screen = quel écran
cli-screenshot--width = colonnes
cli-screenshot--height = lignes
cli-screenshot--svg = un dessin pour une page web au lieu d’un texte
cli-no-such-screen = Il n’y a pas d’image de « { $name } ». Il y a : { $known }.
cli-practice-made = Le dossier d’exercice se prépare, avec des données inventées…
cli-help = aide sur un sujet : functions, ou les mots d’une commande
cli-help--topic = functions, ou les mots d’une commande
cli-usage-unknown = « { $argument } » n’est pas une option connue ici.
cli-usage-command = « { $word } » n’est pas une commande.
cli-usage-no-command = Il manque la suite de la commande.
cli-usage-missing = Il manque : { $argument }.
cli-usage-conflict = « { $argument } » ne va pas avec « { $other } ».
cli-usage-value = « { $value } » ne convient pas pour { $argument }.
cli-usage-near = Peut-être : { $near }.
cli-usage-help = Voir : repere --help.
cli-bad-lang = « { $value } » n’est pas une langue de l’interface ; choisir fr ou en.
cli-bad-now = « { $value } » n’est pas une heure locale de la forme 2024-03-15T10:30:00.
cli-bad-tz = « { $value } » n’est pas un fuseau horaire connu ; par exemple Europe/Paris ou UTC.
cli-no-home = Cette machine ne dit pas où garder des données ; donner un dossier avec --data.
cli-cannot-read = { $file } ne peut pas être lu : { $why }.
cli-cannot-write = { $file } ne peut pas être écrit : { $why }.
cli-not-json = { $file } n’est pas du JSON lisible : { $why }.
cli-no-topic = Pas d’aide sur « { $topic } ». Sujets : functions, et les commandes de repere --help.
cli-why-not-found = il n’existe pas
cli-why-permission = le droit d’accès manque
cli-why-read-only = le support est en lecture seule
cli-why-full = le disque est plein
cli-why-folder = c’est un dossier
cli-why-not-text = ce n’est pas du texte UTF-8
cli-ask-passphrase = Phrase de passe : 
cli-ask-new-passphrase = Phrase de passe du nouveau dossier : 
cli-ask-passphrase-again = La même, encore une fois : 
cli-empty-passphrase = La phrase de passe est vide ; en donner une, ou choisir --no-passphrase.
cli-no-passphrase-given = Une phrase de passe est demandée ; la donner par --passphrase-file ou --passphrase-fd, ou choisir --no-passphrase.
cli-passphrases-differ = Les deux phrases de passe diffèrent ; rien n’a été fait.
cli-init-done = Dossier fait à { $path } : étude { $study }, équipe { $team }, personne { $person }, poste { $device }.
cli-init-open-key = Sans phrase de passe, la clé est à côté des données : qui a le dossier peut le lire.
cli-bad-study-code = { $option } : « { $value } » ne convient pas ; de 3 à 20 lettres majuscules, chiffres ou tirets.
cli-bad-code = { $option } : « { $value } » ne convient pas ; de 1 à 20 lettres, chiffres ou tirets, sans accent ni espace.
cli-build-same = { $file } : à jour
cli-build-stale = { $file } : n’est plus ce que font ses sources ; lancer « repere form build »
cli-build-written = { $file } : écrit
cli-no-interview = Pas d’entretien « { $typed } » ici ; voir « repere interview list ».
cli-many-interviews = « { $typed } » désigne plusieurs entretiens : { $ids }. Donner l’identifiant entier.
cli-no-authority = Pas de collectivité « { $typed } » ici ; voir « repere authority list ».
cli-no-authority-near = Pas de collectivité « { $typed } » ici ; peut-être : { $near }.
cli-many-authorities = « { $typed } » désigne plusieurs collectivités : { $ids }. Donner l’identifiant.
cli-no-interviews = Aucun entretien encore. En commencer un : « repere interview new core --authority NOM --country fra », ou ouvrir le programme.
cli-no-authorities = Aucune collectivité encore ; elles viennent avec les entretiens.
cli-column-id = Identifiant
cli-column-authority = Collectivité
cli-column-form = Formulaire
cli-column-state = État
cli-column-progress = Fait
cli-column-changed = Modifié
cli-column-country = Pays
cli-column-interviews = Entretiens
cli-column-submitted = Soumis
cli-conflict-count = { $count ->
    [one] { $count } à trancher
   *[other] { $count } à trancher
}
function-family-logic = Logique
function-family-text = Texte
function-family-numbers = Nombres
function-family-dates = Dates
function-family-selects = Choix
function-family-repeats = Répétitions et listes
function-family-places = Lieux
function-family-secrets = Empreintes, codages, identifiants
function-gives-text = texte
function-gives-number = nombre
function-gives-boolean = oui ou non
function-gives-date = date
function-gives-dateTime = date et heure
function-gives-nodes = nœuds
function-gives-any = selon l’argument
cli-bad-script = { $file } n’est pas une liste d’opérations : { $why }.
cli-bad-after = --after : « { $value } » ; donner start et des numéros d’opération, par des virgules.
cli-severity-error = erreur
cli-severity-warning = remarque
cli-check-count = Erreurs : { $errors }. Remarques : { $warnings }.
cli-script-stopped = Opération { $number } : { $why } Ce qui précède est enregistré dans l’entretien { $id }.
cli-authority-needed = Sur quelle collectivité ? Donner --authority NOM, et --country fra (ou bfa, eth…) la première fois.
cli-country-needed = « { $name } » est nouvelle ici : donner son pays, par exemple --country bfa.
cli-bad-country = « { $value } » n’est pas un pays en trois lettres ; par exemple fra, bfa, eth.
cli-interview-told = { $id }  { $authority } · { $form } · { $state } · { $done } sur { $questions }
cli-one-of-two = { $value } — { $person }, { $at }
cli-no-history = Cette question n’a encore rien reçu.
cli-bundle-unsealed = Ce paquet n’est pas scellé : qui a le fichier peut le lire. Le donner en main propre, ou par un support chiffré.
cli-bundle-reread = { $file } : relu, le fichier n’est pas ce qui a été écrit ; le support est défectueux. Écrire ailleurs.
cli-bundle-whole = { $file } : entier et signé ({ $id }).
cli-bundle-head = Étude { $study } · fait le { $made } par { $from } · { $id }
cli-bundle-device = Poste { $device } ({ $who }) : événements { $first } à { $last }
cli-bundle-interview = { $id }  { $authority } · { $form } · { $state } · { $events ->
    [one] { $events } événement
   *[other] { $events } événements
}
cli-bundle-needs = Suppose que le destinataire tient déjà : { $needs }
cli-bundle-withheld = Événements retenus (leur empreinte voyage seule) : { $count }
cli-merge-rehearsed = Rien n’est encore écrit. Ce qui se passerait :
cli-merge-done = Fusion faite.
cli-merge-stranger = Poste inconnu { $device } (équipe { $team }, personne { $person }) : mis en attente. L’accepter : « repere merge --accept-new ».
cli-merge-renewed = Ce dossier est une copie plus ancienne de lui-même : il continue sous un nouveau numéro de poste, rien n’est perdu.
cli-no-conflicts = Aucune question n’a deux réponses.
cli-merge-events = { $count ->
    [one] { $count } événement nouveau
   *[other] { $count } événements nouveaux
}
cli-merge-new = { $count ->
    [one] { $count } entretien nouveau
   *[other] { $count } entretiens nouveaux
}
cli-merge-joined = { $count ->
    [one] { $count } entretien complété
   *[other] { $count } entretiens complétés
}
cli-merge-decide = { $count ->
    [one] { $count } question à trancher
   *[other] { $count } questions à trancher
}
cli-bundle-created = { $file } écrit : { $size }, { $events ->
    [one] { $events } événement
   *[other] { $events } événements
}, { $interviews ->
    [one] { $interviews } entretien
   *[other] { $interviews } entretiens
} ({ $id }).
cli-column-version = Version
cli-column-origin = Origine
cli-column-title = Titre
cli-origin-shipped = livré
cli-origin-installed = installé
cli-origin-kept = gardé
cli-check-sound = Tout est là et tel qu’il a été écrit : { $events ->
    [one] { $events } événement
   *[other] { $events } événements
}, { $interviews ->
    [one] { $interviews } entretien
   *[other] { $interviews } entretiens
}. Empreinte { $digest }.
cli-check-rebuild = « repere check --rebuild » refait les listes à partir des événements.
cli-no-html = Le format html est celui des profils et des rapports. Ici : text ou json.
cli-profile-compare = met des profils côte à côte ; NOM@2 : ce qu’on savait à la deuxième vague
cli-profile-compare--authorities = de quelles collectivités
cli-profile-compare--accepted = ne lire que les entretiens acceptés
cli-profile-compare--wave = ne lire qu’une vague
cli-profile-compare--at = le jour depuis lequel on regarde
cli-profile-compare--rules = une autre table de règles que celle du programme
cli-profile-mirror = met face à face les deux côtés d’un partenariat
cli-profile-mirror--partnership = le code commun ; sans lui, tous les partenariats
cli-profile-mirror--accepted = ne lire que les entretiens acceptés
cli-profile-mirror--wave = ne lire qu’une vague
cli-profile-mirror--at = le jour depuis lequel on regarde
cli-profile-mirror--rules = une autre table de règles que celle du programme
cli-profile-rules = vérifie une table de règles, ou montre celle du programme
cli-profile-rules--file = la table ; sans elle, celle du programme est écrite
cli-profile--rules = une autre table de règles que celle du programme
