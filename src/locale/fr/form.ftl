# Messages of the room form.
form-bad-json = Ce n’est pas le JSON d’un questionnaire, ligne { $line } : { $what }.
form-missing-sheet = La feuille « { $sheet } » manque.
form-missing-header = La colonne « { $header } » manque dans la ligne d’en-tête.
form-no-header-row = La première ligne doit porter les en-têtes (type, name, label…) ; ici, elle porte une question de type « { $found } ».
form-duplicate-header = Les en-têtes « { $first } » et « { $second } » désignent la même colonne ; n’en garder qu’un.
form-no-type = Cette ligne n’a pas de type.
form-no-name = Cette ligne n’a pas de nom.
form-unknown-type = Il n’y a pas de type de question « { $kind } ».
form-type-spelling = Le type « { $kind } » est compris ; d’autres outils refusent cette écriture.
form-bad-name = « { $name } » n’est pas un nom : il doit commencer par une lettre ou un tiret bas, puis ne contenir que lettres, chiffres, tirets bas, traits d’union et points.
form-bad-root-name = « { $name } » ne peut pas nommer le formulaire dans les données : un nom commence par une lettre ou _, puis viennent lettres, chiffres, _, - et points.
form-duplicate-name = Le nom « { $name } » est déjà pris dans ce groupe.
form-duplicate-name-case = Le nom « { $name } » ne diffère d’un autre ici que par ses majuscules.
form-unmatched-end = Cette fin (« end { $kind } ») ne ferme rien d’ouvert.
form-unmatched-begin = Le bloc « begin { $kind } » nommé « { $name } » n’a pas de fin.
form-unknown-list = Il n’y a pas de liste « { $list } » dans les choix.
form-choice-without-name = Un choix de la liste « { $list } » n’a pas de nom.
form-choice-without-label = Le choix « { $name } » de la liste « { $list } » n’a pas de libellé.
form-duplicate-choice = La liste « { $list } » contient deux fois le choix « { $name } » ; allow_choice_duplicates, dans les réglages, le permet.
form-choice-with-blank = Le choix « { $name } » de la liste « { $list } » a un blanc dans son nom : là où plusieurs réponses sont permises, les blancs les séparent.
form-missing-file = Le fichier { $file } n’est pas auprès du questionnaire.
form-bad-file = Le fichier { $file } ne peut pas être lu : { $what }.
form-unknown-reference = Aucune question ne s’appelle « { $name } ».
form-ambiguous-reference = Plusieurs questions s’appellent « { $name } » : un renvoi n’en admet qu’une.
form-bad-reference = « { $text } » n’est pas un renvoi : il commence par $ et une accolade ouvrante, puis le nom d’une question, et finit par une accolade fermante.
form-unseparated-references = « { $text } » : mettre une virgule entre les renvois.
form-unknown-path = Rien ne se trouve à « { $path } » : cela se lit toujours comme vide.
form-cycle = Ceux-ci dépendent les uns des autres en rond : { $names }.
form-no-calculation = « { $name } » n’a pas de calcul.
form-hidden-trigger = « { $trigger } » ne peut pas déclencher « { $name } » : personne n’y répond à l’écran.
form-bad-parameters = « { $text } » ne sont pas des paramètres : ils s’écrivent clé=valeur, séparés par des blancs.
form-bad-nonresponse = « { $word } » n’est pas une sorte de non-réponse.
form-unknown-language = Aucune colonne n’est dans la langue par défaut « { $language } ».
form-expression-empty = L’expression est vide.
form-expression-long = L’expression a { $length } caractères, plus que { $limit }.
form-expression-deep = Les parenthèses s’emboîtent sur plus de { $limit } niveaux ; découper l’expression en plusieurs calculs.
form-expression-quote = Le guillemet ouvert au caractère { $position } n’est pas fermé : { $text }
form-expression-character = Le caractère « { $character } » (place { $position }) ne veut rien dire dans une expression.
form-expression-operator = « { $found } » (place { $position }) n’est pas un opérateur ici : écrire { $right }
form-expression-unexpected = « { $found } » ne peut pas se trouver au caractère { $position } : un opérateur ou une fin est attendu.
form-expression-unfinished = Une valeur manque après « { $after } » (place { $position }).
form-expression-bracket = La parenthèse « { $open } » ouverte au caractère { $position } n’est pas fermée.
form-expression-function = Il n’y a pas de fonction « { $name } » ; voir « repere help functions ».
form-expression-foreign = « { $name } » appartient à un autre système et n’est pas une fonction d’ODK ; employer { $instead }
form-expression-arguments = { $function }() : arguments attendus { $takes }, donnés { $given }.
form-expression-argument = L’argument { $number } de { $function }() doit être : { $expected }.
form-expression-pattern = Le motif { $pattern } ne peut pas être lu : { $what }
form-expression-axis = Il n’y a pas d’axe « { $name } ».
form-expression-instance = Il n’y a ni liste ni fichier « { $id } ».
form-reserved-name = Le nom « { $name } » est réservé : le questionnaire y tient ses propres données.
form-repeat-named-root = Une répétition ne peut pas s’appeler « { $name } », comme la racine du questionnaire.
form-duplicate-repeat = Deux répétitions s’appellent « { $name } » ; donner un autre nom à l’une d’elles.
form-select-without-list = « { $kind } » doit être suivi du nom d’une liste.
form-dead-type = « { $kind } » reste vide : les machines ne le donnent plus.
form-no-label = La question « { $name } » n’a ni libellé ni aide.
form-no-repeat-label = La répétition « { $name } » n’a pas de libellé.
form-long-label = Le libellé de « { $name } » fait { $width } colonnes de large : sur un écran de 80 colonnes il remplit plus de la moitié de la hauteur.
form-other-with-filter = « { $name } » ne peut pas avoir or_other avec un filtre de choix ; écrire le choix et sa question.
form-untranslated-other = Le choix que or_other ajoute à « { $name } » est en anglais dans toutes les langues ; l’écrire pour le traduire.
form-bad-list-file = Le fichier « { $file } » ne peut pas contenir de choix : il doit finir par .csv, .xml ou .geojson.
form-file-clash = Les fichiers { $first } et { $second } seraient lus comme une seule liste ; renommer l’un d’eux.
form-unknown-parameter = « { $name } » n’est pas un paramètre de { $kind }.
form-bad-incremental = incremental={ $value } : ce doit être true ou false.
form-bad-reference-geometry = reference-geometry={ $value } : ce doit être le nom d’une liste ou d’un fichier.
form-bad-capture-accuracy = capture-accuracy={ $value } : ce doit être un nombre.
form-bad-warning-accuracy = warning-accuracy={ $value } : ce doit être un nombre.
form-bad-mock-accuracy = allow-mock-accuracy={ $value } : ce doit être true ou false.
form-bad-parameter = { $name }={ $value } : ce doit être { $expected }
form-no-max-pixels = L’image « { $name } » n’a pas de max-pixels : les photos restent aussi grandes que l’appareil les fait.
form-range-not-number = { $name }={ $value } : ce doit être un nombre.
form-range-zero = { $name } ne peut pas être 0.
form-range-too-large = { $name } est plus grand que toute l’étendue.
form-range-not-multiple = { $name } n’est pas un multiple du pas { $step }.
form-range-outside = { $name }={ $value } est hors de l’étendue.
form-range-unknown-labels = La liste « { $list } » de tick_labelset n’est pas dans les choix.
form-range-too-many-labels = La liste « { $list } » de tick_labelset doit avoir deux choix, car no-ticks ne dessine que les bouts.
form-range-appearance = Le paramètre { $name } va avec les apparences vertical, no-ticks ou aucune.
form-range-label-not-number = Le choix « { $choice } » de la liste « { $list } » nomme une graduation : ce doit être un nombre.
form-range-label-outside = Le choix { $choice } de la liste « { $list } » est hors de l’échelle.
form-range-label-not-multiple = Le choix { $choice } de la liste « { $list } » ne tombe sur aucune graduation : il y en a une tous les { $step }.
form-range-labels-not-ends = Avec no-ticks, les choix de la liste « { $list } » doivent être le début et la fin de l’échelle.
form-bad-choices-header = La colonne « { $header } » des choix est laissée de côté : un en-tête n’a pas d’espace et n’est pas vide.
form-entity-delimiters = « { $property } » a plus d’un # : écrire liste#propriété.
form-duplicate-entity-list = La liste « { $list } » est décrite deux fois.
form-entity-without-list = L’entité n’a pas de list_name.
form-audit-name = L’audit s’appelle « { $name } » ; son nom doit être audit.
form-saved-without-entities = « { $property } » est enregistré dans une entité, mais il n’y a pas de feuille entities.
form-duplicate-property = Deux questions sont enregistrées dans la propriété « { $property } ».
form-saved-group = Un groupe ou une répétition ne peut pas être enregistré dans « { $property } » ; enregistrer ses questions.
form-unknown-entity-list = Aucune entité n’a la liste « { $list } ».
form-entity-without-label = Une entité de « { $list } » est créée : il lui faut un libellé (label).
form-entity-without-update = L’entité de « { $list } » a entity_id et create_if : il lui faut update_if.
form-entity-without-id = L’entité de « { $list } » a update_if : il lui faut entity_id.
form-entity-prefix = Plusieurs entités sont décrites : écrire liste#{ $property }
form-entity-without-place = Le formulaire et chacun de ses groupes et répétitions portent une entité au plus : dans { $scope }, il n’en reste pas pour « { $list } », à cause de « { $other } ».
form-property-elsewhere = Une entité de « { $list } » se fait dans une seule répétition : « { $property } » est enregistré dans { $scope }, le reste tient dans { $other }. Y amener la valeur par un calculate et enregistrer celui-ci.
form-entity-reads-elsewhere = Une entité de « { $list } » se fait dans une seule répétition : elle lit « { $name } » dans { $scope }, le reste tient dans { $other }. Y amener la valeur par un calculate et lire celui-ci.
form-unknown-entity-header = La feuille entities n’a pas de colonne « { $header } ».
form-entity-underscores = « { $name } » ne peut pas commencer par deux tirets bas.
form-entity-point = « { $name } » ne peut pas contenir de point.
form-entity-reserved = La propriété « { $name } » est réservée.
form-key-without-id = omit_instanceID ne peut pas aller avec public_key : le chiffrement a besoin de l’identifiant.
form-point-without-trigger = « { $name } » (background-geopoint) a besoin d’un déclencheur (trigger).
form-point-with-calculation = « { $name } » (background-geopoint) ne peut pas avoir de calcul.
form-misspelt-sheet = La feuille « { $sheet } » n’est pas lue ; un tiret bas devant son nom dit que c’est voulu.
form-language-without-code = La langue « { $language } » n’a pas de code : écrire « { $language } (fr) » avec le sien.
form-missing-translation = La colonne « { $column } » n’est pas traduite en { $language } : un tiret s’affiche.
form-disabled-row = La ligne « { $name } » est désactivée (disabled) et laissée de côté.
form-empty-group = Le groupe « { $name } » ne contient rien.
form-unused-list = Aucune question ni expression n’emploie la liste « { $list } ».
form-select-compared = « { $name } » admet plusieurs réponses : la comparaison échoue dès qu’il y en a deux ; employer selected().
form-unknown-choice = « { $name } » est comparé à « { $choice } », que la liste « { $list } » n’a pas.
form-never-relevant = « { $name } » n’est jamais posée : sa condition ne peut jamais être vraie.
form-missing-texts = La colonne « { $column } » est sans texte en { $language } (lignes : { $count }, celle-ci la première) : une autre langue s’y affiche.
form-degraded = { $instead ->
    [left-out] « { $feature } » n’a pas de sens dans un terminal et n’est pas pris en compte.
    [list] « { $feature } » ne peut pas se dessiner dans un terminal : les choix sont montrés en liste.
    [log] « { $feature } » : chaque changement est dans le journal, avec son heure et son auteur ; « repere interview media » l’écrit en audit.csv.
    [path] « { $feature } » : le fichier est donné par son chemin ; un terminal ne prend ni image ni son.
    [plain] « { $feature } » cherche ses choix dans un autre programme : ici la valeur est choisie ou tapée, et gardée telle quelle.
    [scanner] « { $feature } » : le code est tapé, ou lu par un lecteur qui tape.
    [typed] « { $feature } » : la valeur est tapée ; un terminal n’a ni carte ni capteur.
    [gregorian] « { $feature } » : les dates sont montrées dans le calendrier grégorien.
    [people] « { $feature } » n’est pas utilisé : ce qui quitte cette machine est scellé pour les clés de l’étude.
   *[blank] « { $feature } » reste vide : un terminal ne peut pas le remplir.
}
form-too-deep = Les groupes sont imbriqués à plus de { $limit } niveaux ; la suite de la feuille n’est pas lue.
form-too-large = Le questionnaire a plus de { $limit } lignes ; la suite n’est pas lue.
sheet-disk = { $path } ne peut pas être lu : { $what }.
sheet-too-large = Le fichier est trop grand pour un questionnaire : { $bytes }, au plus { $limit }.
sheet-lfs-pointer = C’est un pointeur Git LFS, pas le fichier ; lancer « git lfs pull ».
sheet-lock-file = C’est le fichier de verrou d’un logiciel de bureau ; fermer le document et donner le fichier lui-même.
sheet-other-spreadsheet = C’est un classeur du genre { $kind } ; l’enregistrer en .xlsx.
sheet-no-spreadsheets = Ce programme a été construit sans les classeurs ; convertir le questionnaire en .json ailleurs.
sheet-damaged = Le fichier est abîmé : { $what }.
sheet-not-text = Le fichier n’est ni un classeur ni du texte en UTF-8.
sheet-no-sheets = Aucune feuille nommée survey ne s’y trouve : ce n’est pas un questionnaire.
sheet-long-cell = { $sheet }, ligne { $row }, colonne { $column } : { $length } caractères, une cellule en contient { $limit }.
sheet-name = « { $sheet } » n’est pas un nom de feuille pour un classeur : { $what }.
