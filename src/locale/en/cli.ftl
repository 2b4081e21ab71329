# Messages of the room cli. Help ids follow the words typed: cli-COMMAND, cli-COMMAND--OPTION.

cli = Repère: the survey instrument that identifies the internationalisation processes of a local authority and its territory. Without a command it opens the full screen.
cli-heading-usage = Usage
cli-heading-commands = Commands
cli-heading-arguments = Arguments
cli-heading-options = Options
cli--help = this help
cli--version = the version
cli--data = the data folder (else REPERE_DATA, else the machine’s own)
cli--lang = the language of the interface: fr or en
cli--format = text for lines to read, json for a program
cli--passphrase-file = a file whose first line is the passphrase
cli--passphrase-fd = a descriptor from which to read the passphrase
cli--plain = talk line by line, no screen drawn: screen reader, slow link, pipe
cli--from-paper = key in what was filled on paper: said then, typed now
cli--ascii = draw with ASCII characters only
cli--now = stand the clock still at this local time (2024-03-15T10:30:00)
cli--tz = the time zone, by its IANA name
cli-init = make a data folder without the wizard
cli-init--study = the study’s code
cli-init--team = the team’s code
cli-init--person = the person’s code (a code, not a name)
cli-init--no-passphrase = let the key lie beside the data: whoever has the folder can read it
cli-practice = open a practice folder, apart from real data
cli-form = questionnaires
cli-form-list = the forms at hand
cli-form-show = a form, as an outline
cli-form-show--form = an id or a file
cli-form-check = what is wrong with a form
cli-form-check--form = an id or a file
cli-form-print = print the questionnaire on paper (HTML, A4)
cli-form-print--form = an id or a file
cli-form-print--blank = with boxes and lines to fill
cli-form-print--language = a language of the questions; twice for two
cli-form-print--output = the file to write
cli-form-trace = give a script’s answers and show the form after each
cli-form-trace--form = an id or a file
cli-form-trace--script = the list of operations, as JSON
cli-form-trace--after = where to take snapshots: start and operation numbers, by commas
cli-form-trace--attachments = the folder of the form’s attachments
cli-form-eval = evaluate expressions
cli-form-eval--instance = a form, its answers and the expressions, as JSON
cli-form-build = make the shipped forms again from their sources
cli-form-build--dir = the folder that holds source/
cli-form-build--check = write nothing, say whether all is up to date
cli-interview = interviews
cli-interview-list = the folder’s interviews
cli-interview-show = one interview, question by question
cli-interview-show--id = the interview’s id, or the beginning of it
cli-interview-new = begin an interview
cli-interview-new--authority = the authority’s name or code
cli-interview-new--country = its country, by three letters (fra, bfa, eth)
cli-interview-fill--authority = the authority’s name or code
cli-interview-fill--country = its country, by three letters (fra, bfa, eth)
cli-interview-new--form = a form’s id or file
cli-interview-fill = answer by a script, through the same door as a person
cli-interview-new--informant = the main informant’s code (a code, not a name)
cli-interview-new--wave = the wave of the study
cli-interview-fill--informant = the main informant’s code (a code, not a name)
cli-interview-fill--wave = the wave of the study
cli-interview-fill--form = a form (the interview begins) or an interview’s id
cli-interview-fill--script = the list of operations, as JSON
cli-interview-fill--submit = submit the interview at the end
cli-interview-submit = submit an interview
cli-interview-submit--id = the interview’s id, or the beginning of it
cli-interview-timing = the time spent at each question, sitting by sitting
cli-interview-timing--id = the interview’s id, or its beginning
cli-no-timing = No times were kept for this interview.
cli-timing-sitting = sitting ended { $ended }, { $minutes } min
cli-interview-history = every value that a question has had
cli-interview-history--id = the interview’s id, or the beginning of it
cli-interview-history--path = the question’s path or name
cli-bundle = the bundles that travel
cli-bundle-create = write a bundle
cli-bundle-create--output = the file to write
cli-bundle-create--all = everything, whatever the other side holds
cli-bundle-create--authority = one authority only
cli-bundle-create--interview = one interview only
cli-bundle-create--submitted = without the drafts
cli-bundle-create--unsealed = without seal: whoever has the file can read it
cli-bundle-show = what a bundle holds
cli-bundle-show--file = the bundle
cli-bundle-show--expand = event by event
cli-bundle-verify = say whether a bundle is whole and signed
cli-bundle-verify--file = the bundle
cli-merge = merge bundles that arrived
cli-merge--files = the bundles
cli-merge--dry-run = say what would happen, write nothing
cli-merge--accept-new = accept devices met for the first time
cli-authority = the study’s authorities
cli-authority-list = the list of authorities
cli-authority-show = one authority and its interviews
cli-authority-show--authority = its name or id
cli-profile = the profile of an authority: which processes, how we know, how deep
cli-profile--authority = its name or id
cli-profile--all = every authority of the study
cli-profile--accepted = read accepted interviews only
cli-profile--wave = read one wave only
cli-profile--at = the day to look from
cli-check = verify the data folder
cli-check--rebuild = throw away what can be computed and make it again
cli-digest = one figure for the whole content: equal wherever the content is equal
cli-screenshot = draw a screen of the program as text
cli-screenshot--screen = which screen
cli-screenshot--width = columns
cli-screenshot--height = rows
cli-screenshot--svg = a drawing for a web page instead of text
cli-no-such-screen = There is no picture of "{ $name }". There is: { $known }.
cli-practice-made = Making the practice folder, with invented data…
cli-help = help on a topic: functions, or a command’s words
cli-help--topic = functions, or a command’s words
cli-usage-unknown = “{ $argument }” is not an option known here.
cli-usage-command = “{ $word }” is not a command.
cli-usage-no-command = The rest of the command is missing.
cli-usage-missing = Missing: { $argument }.
cli-usage-conflict = “{ $argument }” does not go with “{ $other }”.
cli-usage-value = “{ $value }” does not fit { $argument }.
cli-usage-near = Perhaps: { $near }.
cli-usage-help = See: repere --help.
cli-bad-lang = “{ $value }” is not a language of the interface; choose fr or en.
cli-bad-now = “{ $value }” is not a local time like 2024-03-15T10:30:00.
cli-bad-tz = “{ $value }” is not a known time zone; for instance Europe/Paris or UTC.
cli-no-home = This machine does not say where to keep data; give a folder with --data.
cli-cannot-read = { $file } cannot be read: { $why }.
cli-cannot-write = { $file } cannot be written: { $why }.
cli-not-json = { $file } is not readable JSON: { $why }.
cli-no-topic = No help on “{ $topic }”. Topics: functions, and the commands of repere --help.
cli-why-not-found = it does not exist
cli-why-permission = permission is missing
cli-why-read-only = the medium is read-only
cli-why-full = the disk is full
cli-why-folder = it is a folder
cli-why-not-text = it is not UTF-8 text
cli-ask-passphrase = Passphrase: 
cli-ask-new-passphrase = Passphrase for the new folder: 
cli-ask-passphrase-again = The same once more: 
cli-empty-passphrase = The passphrase is empty; give one, or choose --no-passphrase.
cli-no-passphrase-given = A passphrase is asked for; give it with --passphrase-file or --passphrase-fd, or choose --no-passphrase.
cli-passphrases-differ = The two passphrases differ; nothing was made.
cli-init-done = Folder made at { $path }: study { $study }, team { $team }, person { $person }, device { $device }.
cli-init-open-key = Without a passphrase the key lies beside the data: whoever has the folder can read it.
cli-bad-study-code = { $option }: “{ $value }” does not fit; 3 to 20 capital letters, digits or hyphens.
cli-bad-code = { $option }: “{ $value }” does not fit; 1 to 20 letters, digits or hyphens, without accents or spaces.
cli-build-same = { $file }: up to date
cli-build-stale = { $file }: is no longer what its sources make; run “repere form build”
cli-build-written = { $file }: written
cli-no-interview = No interview “{ $typed }” here; see “repere interview list”.
cli-many-interviews = “{ $typed }” names several interviews: { $ids }. Give the whole id.
cli-no-authority = No authority “{ $typed }” here; see “repere authority list”.
cli-no-authority-near = No authority “{ $typed }” here; perhaps: { $near }.
cli-many-authorities = “{ $typed }” names several authorities: { $ids }. Give the id.
cli-no-interviews = No interview yet. Begin one: “repere interview new core --authority NAME --country fra”, or open the program.
cli-no-authorities = No authority yet; they come with the interviews.
cli-column-id = Id
cli-column-authority = Authority
cli-column-form = Form
cli-column-state = State
cli-column-progress = Done
cli-column-changed = Changed
cli-column-country = Country
cli-column-interviews = Interviews
cli-column-submitted = Submitted
cli-conflict-count = { $count ->
    [one] { $count } to decide
   *[other] { $count } to decide
}
function-family-logic = Logic
function-family-text = Text
function-family-numbers = Numbers
function-family-dates = Dates
function-family-selects = Choices
function-family-repeats = Repeats and lists
function-family-places = Places
function-family-secrets = Hashes, encodings, identifiers
function-gives-text = text
function-gives-number = number
function-gives-boolean = yes or no
function-gives-date = date
function-gives-dateTime = date and time
function-gives-nodes = nodes
function-gives-any = as its argument
cli-bad-script = { $file } is not a list of operations: { $why }.
cli-bad-after = --after: “{ $value }”; give start and operation numbers, by commas.
cli-severity-error = error
cli-severity-warning = warning
cli-check-count = Errors: { $errors }. Warnings: { $warnings }.
cli-script-stopped = Operation { $number }: { $why } What came before it is saved in interview { $id }.
cli-authority-needed = About which authority? Give --authority NAME, and --country fra (or bfa, eth…) the first time.
cli-country-needed = “{ $name }” is new here: give its country, for instance --country bfa.
cli-bad-country = “{ $value }” is not a country in three letters; for instance fra, bfa, eth.
cli-interview-told = { $id }  { $authority } · { $form } · { $state } · { $done } of { $questions }
cli-one-of-two = { $value } — { $person }, { $at }
cli-no-history = Nothing was ever said here.
cli-bundle-unsealed = This bundle is not sealed: whoever has the file can read it. Hand it over in person, or on an encrypted medium.
cli-bundle-reread = { $file }: read back, the file is not what was written; the medium is faulty. Write elsewhere.
cli-bundle-whole = { $file }: whole and signed ({ $id }).
cli-bundle-head = Study { $study } · made { $made } by { $from } · { $id }
cli-bundle-device = Device { $device } ({ $who }): events { $first } to { $last }
cli-bundle-interview = { $id }  { $authority } · { $form } · { $state } · { $events ->
    [one] { $events } event
   *[other] { $events } events
}
cli-bundle-needs = Supposes that the receiver already holds: { $needs }
cli-bundle-withheld = Events withheld (their hash travels alone): { $count }
cli-merge-rehearsed = Nothing is written yet. What would happen:
cli-merge-done = Merged.
cli-merge-stranger = Unknown device { $device } (team { $team }, person { $person }): kept waiting. To accept it: “repere merge --accept-new”.
cli-merge-renewed = This folder is an older copy of itself: it goes on under a new device number, nothing is lost.
cli-no-conflicts = No question has two answers.
cli-merge-events = { $count ->
    [one] { $count } new event
   *[other] { $count } new events
}
cli-merge-new = { $count ->
    [one] { $count } new interview
   *[other] { $count } new interviews
}
cli-merge-joined = { $count ->
    [one] { $count } interview joined
   *[other] { $count } interviews joined
}
cli-merge-decide = { $count ->
    [one] { $count } question to decide
   *[other] { $count } questions to decide
}
cli-bundle-created = { $file } written: { $size }, { $events ->
    [one] { $events } event
   *[other] { $events } events
}, { $interviews ->
    [one] { $interviews } interview
   *[other] { $interviews } interviews
} ({ $id }).
cli-column-version = Version
cli-column-origin = Origin
cli-column-title = Title
cli-origin-shipped = shipped
cli-origin-installed = installed
cli-origin-kept = kept
cli-check-sound = All is there and as it was written: { $events ->
    [one] { $events } event
   *[other] { $events } events
}, { $interviews ->
    [one] { $interviews } interview
   *[other] { $interviews } interviews
}. Digest { $digest }.
cli-check-rebuild = “repere check --rebuild” makes the lists again from the events.
cli-no-html = Format html is for profiles and reports. Here: text or json.
cli-profile-compare = put profiles side by side; NAME@2: what was known by the second wave
cli-profile-compare--authorities = of which authorities
cli-profile-compare--accepted = read accepted interviews only
cli-profile-compare--wave = read one wave only
cli-profile-compare--at = the day to look from
cli-profile-compare--rules = a rule table other than the program’s
cli-profile-mirror = set both sides of a partnership against each other
cli-profile-mirror--partnership = the shared code; without it, every partnership
cli-profile-mirror--accepted = read accepted interviews only
cli-profile-mirror--wave = read one wave only
cli-profile-mirror--at = the day to look from
cli-profile-mirror--rules = a rule table other than the program’s
cli-profile-rules = check a rule table, or print the program’s own
cli-profile-rules--file = the table; without it, the program’s own is printed
cli-profile--rules = a rule table other than the program’s
