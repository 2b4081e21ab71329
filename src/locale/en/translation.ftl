# Messages of the room translation.
cli-study = the study’s record: for whom, until when, consent text, sensitive questions
cli-study-show = what the study’s record says
cli-study-set = say what an entry is
cli-study-set--entry = organisation (for whom one works), retention (until when answers are kept), contact (where to have them corrected or erased), sensitive (on or off)
cli-study-set--value = what it says; empty takes it back
cli-study-consent = the consent text that interviews in a language show
cli-study-consent--language = the language, by its three-letter code
cli-study-consent--file = the text; without it, that of the translations
cli-study-consent--state = draft, reviewed or back-translated; draft where nothing is said
cli-study-spare = mark what is sensitive and open in an interview as not asked
cli-study-spare--id = the interview
study-blank = The study’s record says nothing yet.
study-on-or-off = Say on or off: repere study set sensitive off
study-said = Noted in the study’s record. Interviews begun from now on follow it.
study-requested = Noted as a request: only the study’s coordination decides it.
study-no-such-state = The state is draft, reviewed or back-translated.
study-no-consent = No consent text in { $language }. Give it in a file, or take a table in: repere translations import
study-spared =
    { $count ->
        [0] No sensitive question is open.
        [one] { $count } sensitive question is marked as not asked.
       *[other] { $count } sensitive questions are marked as not asked.
    }
cli-translations = consent text and names of processes, in other languages
cli-translations-export = write the table for translators
cli-translations-export--languages = languages, by their code of three letters; without, all of the folder
cli-translations-export--output = the file to write
cli-translations-import = take the filled table back
cli-translations-import--file = the table
cli-translations-coverage = what is translated in each language, and its state
cli-translations-show = the texts of one language, to be printed or read
cli-translations-show--language = its code of three letters
translations-draft = draft
translations-reviewed = reviewed
translations-back-translated = back-translated
translations-line = { $language } { $name } · { $state } · { $texts } of { $items } translated, { $back } back-translated
translations-exported =
    { $count ->
        [one] { $file }: { $count } language to fill. One column a language, another for what comes back; the state is on the second sheet.
       *[other] { $file }: { $count } languages to fill. One column a language, another for what comes back; the state is on the second sheet.
    }
translations-refused = { $file }: nothing is taken. { $why }
translations-unknown = No language { $language } here. There are: { $known }.
translations-shape = This is no translation table ({ $detail }). Have one written by: repere translations export
translations-bad-code = { $code } is not a language code of three small letters (ISO 639-3), for example mos.
translations-bad-state = { $language }: state “{ $word }” is not known. Write draft, reviewed or back-translated.
translations-unknown-item = { $language }: { $item } is not to be translated. Do not change the first column.
translations-blank-lost = { $language }, { $item }: { $blank } is missing, which the study fills. Keep it as it stands.
translations-incomplete = { $language } cannot be called { $state }: { $missing ->
        [one] { $missing } text is missing
       *[other] { $missing } texts are missing
    }. Leave it “draft” until then.
cli-list = a study’s own lists
cli-list-import = put a list from a CSV file into a form
cli-list-import--file = columns code, fr, en, then the list’s own
cli-list-import--form = the form’s id or file
cli-list-import--name = name of the list; without, that of the file
cli-list-import--output = where the form goes
list-imported = List { $list }: codes added { $added }, changed { $changed }. Written: { $file }
list-kept =
    { $count ->
        [one] { $count } code that the file no longer has is kept, for answers may bear it: { $codes }
       *[other] { $count } codes that the file no longer has are kept, for answers may bear them: { $codes }
    }
list-version = Give the form an id or a version of its own before it is used.
list-csv = { $file }, line { $line }: this is no CSV. { $what }
list-no-column = { $file }: column { $what } is missing. Expected: code, fr, en, then the list’s own columns.
list-bad-code = { $file }, line { $line }: “{ $what }” cannot be a code. One word, without blanks.
list-twice = { $file }, line { $line }: { $what } stands twice.
list-no-label = { $file }, line { $line }: { $what } has no word in any language.
