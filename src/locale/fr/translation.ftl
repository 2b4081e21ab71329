# Messages of the room translation.
cli-study = la fiche de l’étude : pour qui, jusqu’à quand, texte de consentement, questions sensibles
cli-study-show = ce que dit la fiche de l’étude
cli-study-set = dit ce qu’est une entrée
cli-study-set--entry = organisation (pour qui l’on travaille), retention (jusqu’à quand les réponses sont gardées), contact (où les faire corriger ou effacer), sensitive (on ou off)
cli-study-set--value = ce qu’elle dit ; vide, elle est reprise
cli-study-consent = le texte de consentement que montrent les entretiens dans une langue
cli-study-consent--language = la langue, par son code à trois lettres
cli-study-consent--file = le texte ; sans lui, celui des traductions
cli-study-consent--state = draft, reviewed ou back-translated ; draft si rien n’est dit
cli-study-spare = marque « non demandé » ce qui est sensible et ouvert dans un entretien
cli-study-spare--id = l’entretien
study-blank = La fiche de l’étude ne dit encore rien.
study-on-or-off = Dire on ou off : repere study set sensitive off
study-said = Noté dans la fiche de l’étude. Les entretiens commencés désormais le suivent.
study-requested = Noté comme une demande : seule la coordination de l’étude le décide.
study-no-such-state = L’état est draft, reviewed ou back-translated.
study-no-consent = Pas de texte de consentement en { $language }. Le donner dans un fichier, ou reprendre une table : repere translations import
study-spared =
    { $count ->
        [0] Aucune question sensible n’est ouverte.
        [one] { $count } question sensible est marquée « non demandé ».
       *[other] { $count } questions sensibles sont marquées « non demandé ».
    }
cli-translations = texte de consentement et noms des processus, dans d’autres langues
cli-translations-export = écrit la table pour les traducteurs
cli-translations-export--languages = les langues, par leur code à trois lettres ; sans elles, toutes celles du dossier
cli-translations-export--output = le fichier à écrire
cli-translations-import = reprend la table remplie
cli-translations-import--file = la table
cli-translations-coverage = ce qui est traduit dans chaque langue, et son état
cli-translations-show = les textes d’une langue, à imprimer ou à lire
cli-translations-show--language = son code à trois lettres
translations-draft = brouillon
translations-reviewed = relu
translations-back-translated = rétrotraduit
translations-line = { $language } { $name } · { $state } · { $texts } sur { $items } traduits, { $back } rétrotraduits
translations-exported =
    { $count ->
        [one] { $file } : { $count } langue à remplir. Une colonne par langue, une autre pour ce qui en revient ; l’état est sur la seconde feuille.
       *[other] { $file } : { $count } langues à remplir. Une colonne par langue, une autre pour ce qui en revient ; l’état est sur la seconde feuille.
    }
translations-refused = { $file } : rien n’est repris. { $why }
translations-unknown = Pas de langue { $language } ici. Il y a : { $known }.
translations-shape = Ce n’est pas une table de traduction ({ $detail }). La faire écrire par : repere translations export
translations-bad-code = { $code } n’est pas un code de langue à trois lettres minuscules (ISO 639-3), par exemple mos.
translations-bad-state = { $language } : l’état « { $word } » n’est pas connu. Écrire draft, reviewed ou back-translated.
translations-unknown-item = { $language } : { $item } n’est pas à traduire. Ne pas changer la première colonne.
translations-blank-lost = { $language }, { $item } : il manque { $blank }, que l’étude remplit. Le garder tel quel.
translations-incomplete = { $language } ne peut pas être dit { $state } : il manque { $missing ->
        [one] { $missing } texte
       *[other] { $missing } textes
    }. Laisser « draft » jusque-là.
cli-list = les listes propres à une étude
cli-list-import = met une liste d’un fichier CSV dans un formulaire
cli-list-import--file = colonnes code, fr, en, puis celles de la liste
cli-list-import--form = l’identifiant ou le fichier du formulaire
cli-list-import--name = le nom de la liste ; sans lui, celui du fichier
cli-list-import--output = où va le formulaire
list-imported = Liste { $list } : codes ajoutés { $added }, changés { $changed }. Écrit : { $file }
list-kept =
    { $count ->
        [one] { $count } code que le fichier n’a plus est gardé, car des réponses peuvent le porter : { $codes }
       *[other] { $count } codes que le fichier n’a plus sont gardés, car des réponses peuvent les porter : { $codes }
    }
list-version = Donner au formulaire un identifiant ou une version à lui avant de s’en servir.
list-csv = { $file }, ligne { $line } : ce n’est pas du CSV. { $what }
list-no-column = { $file } : il manque la colonne { $what }. Attendu : code, fr, en, puis les colonnes de la liste.
list-bad-code = { $file }, ligne { $line } : « { $what } » ne peut pas être un code. Un mot, sans espace.
list-twice = { $file }, ligne { $line } : { $what } y est deux fois.
list-no-label = { $file }, ligne { $line } : { $what } n’a de mot dans aucune langue.
