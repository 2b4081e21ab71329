# Messages of the room report.
cli-report = what the study gives back: text, html or json
cli-report-study = what is collected, found, changing, contradicting itself
cli-report-study--named = name every authority, for the team alone
cli-report-synthesis = a few pages: the study’s questions and what stays open
cli-report-synthesis--named = name every authority, for the team alone
cli-report-needs = needs, against abilities and offers
cli-report-needs--named = name every authority, for the team alone
cli-report-network = a brief for a support network
cli-report-network--name = its name in the register, or the beginning of it
cli-report-network--named = name every authority, for the team alone
cli-report-answers = what was answered in one form, question by question
cli-report-answers--form = the form’s id
cli-report-answers--named = name every authority, for the team alone
report-no-form = { $form } is no form of Repère. To see them: repere form list
report-method = Rules, version { $rules }. Counts, never percentages; nothing is added up into one mark. An authority is named only where everyone who answered for it agreed; words are quoted only where their author allows it.
report-unnamed = an authority ({ $what })
report-counted = { $what }: { $count }
report-study-title = The state of the study
report-synthesis-title = Synthesis of the study
report-needs-title = Training and support needs
report-network-title = Brief for support networks
report-network-of = Brief for { $name }
report-answers-title = Answers to form { $form }
report-answers =
    { $count ->
        [one] { $count } answer
       *[other] { $count } answers
    }
report-one-value = { $value } ({ $count })
report-days = from { $first } to { $last } ({ $count })
report-income-hic = high income
report-income-umc = upper-middle income
report-income-lmc = lower-middle income
report-income-lic = low income
report-income-unc = country not classified
report-group-unsaid = not said
report-of-authorities =
    { $count ->
        [one] { $count } authority
       *[other] { $count } authorities
    }
report-group = { $code }: { $what }, { $count }
report-since = since { $since }
report-role-held = held
report-role-claimed = claimed
report-role-attributed = attributed
report-publications-title = Catalogue of publications and documents
report-publications-events = What events published, or are to publish
report-publications-documents = Documents read or cited, by authority
report-publication-unsaid = State not said
report-no-publication = No publication is noted.
report-no-document = No document, or no authority that may be named.
cli-report-publications = the catalogue: publications of events, documents read, by authority
cli-report-publications--named = name every authority, for the team alone
report-authorities =
    { $count ->
        [0] No authority.
        [one] { $count } authority.
       *[other] { $count } authorities.
    }
report-voices =
    { $count ->
        [0] No voice.
        [one] { $count } voice.
       *[other] { $count } voices.
    }
report-collected-title = What is collected
report-form = Form
report-state = State
report-interviews = Interviews
report-outcomes-title = Outcome of interviews and of contacts
report-found-title = What is found, process by process
report-found-legend = Number of authorities. !: two sources contradict each other.
report-by-income = Present or probable, by income group of the country
report-by-size = Present or probable, by size
report-changes-title = What changes from wave to wave
report-waves = { $name }, from wave { $from } to wave { $to }
report-one-wave = No authority was seen in two waves.
report-disagreements-title = Where two sources contradict each other
report-no-disagreement = Nowhere.
report-public-title = Public file
report-not-public =
    { $count ->
        [one] Not publishable at this size: with { $count } authority, a crossing of country, type and size points to persons. At least five are needed in each crossing.
       *[other] Not publishable at this size: with { $count } authorities, a crossing of country, type and size points to persons. At least five are needed in each crossing.
    }
report-q-processes = Which processes are under way?
report-q-roles = Which roles do migrants, diasporas and territorial actors play in them?
report-q-frame = Solidarity, interest, returns: what is said, what is measured, the limits
report-frame = Five years ago { $then }, today { $now }: { $count }
report-returns = Returns, by how well they are known
report-limits = Limits named
report-cases-title =
    { $count ->
        [0] No case
        [one] One case
       *[other] { $count } cases
    }
report-open-title = Open questions
report-next-title = What was poorly understood, to be reviewed in the questionnaires
report-nothing-said = Nothing was said, or nothing that may be quoted.
report-gap-title = Needs, abilities, offers
report-need = Need
report-named = Named
report-unable = Unable
report-offers = Offers
report-gap-legend = Named: by how many voices. Unable: how many feel little or not able, of those who were asked. Offers: how many organisations answer it.
report-demand-title = What would suit
report-matching-title = Who can help whom
report-no-support = no registered support
report-names-someone =
    { $count ->
        [one] { $count } answer names an authority of the study: kept by the team.
       *[other] { $count } answers name an authority of the study: kept by the team.
    }
report-not-quoted =
    { $count ->
        [one] { $count } answer, not to be quoted.
       *[other] { $count } answers, not to be quoted.
    }
report-no-need = No need was named.
report-agenda-title = Needs that nobody answers
report-trouble-title = First, what has stopped or slows down
report-trouble = { $name } · { $process }: { $state }
report-no-trouble = Nothing is said to be suspended, ended or slowed.
report-met-title = What the authorities go through
report-register-title = Register of support
report-no-offer = No organisation has agreed to be listed.
report-rising-title = What is rising, what cannot be dealt with
report-span = from { $low } to { $high }, in the middle { $middle } ({ $count })
report-held-back =
    { $count ->
        [one] { $count } answer, sensitive: kept by the team.
       *[other] { $count } answers, sensitive: kept by the team.
    }
cli-report-promises = what was promised, authority by authority
report-promises-title = Promises
report-no-promise = Nothing was promised.
cli-report-page = one page about one authority, for one kind of reader
cli-report-page--authority = its name or id
cli-report-page--reader = who reads it: elected, staff, state, researchers, actors, citizens
cli-report-page--named = name the authority, for the team's own eyes
cli-report-public = counts and a file that anyone may read: bands, no name, no small number
cli-report-public--output = write the records there
cli-report-codebook = a form for data archives: DDI-Codebook
cli-report-codebook--form = the form's id
cli-report-codebook--study = the study's title, for the citation; the form's without
report-page-nothing = No interview speaks of this authority yet.
report-page-elected = For elected and appointed members: { $name }
report-page-staff = For staff: { $name }
report-page-state = For State officers: { $name }
report-page-researchers = For researchers: { $name }
report-page-actors = For actors of the territory: { $name }
report-page-citizens = Your territory’s links with other countries: { $name }
report-page-tally = Of { $all } processes: present { $present }, probable { $probable }, absent { $absent }, unknown { $unknown }.
report-page-steering = Who drives
report-page-choices = Choices to discuss
report-page-documents = Documents to find
report-page-unseen = No decisive or core sign seen on paper
report-page-all-seen = What is found was seen on paper.
report-page-covered = What is covered
report-page-rule = Rule
report-page-sources = Voices
report-page-bodies = Organisations
report-page-limits = Limits
report-page-unread =
    { $count ->
        [0] Every interview was read.
        [one] { $count } interview waits for its form.
       *[other] { $count } interviews wait for their form.
    }
report-page-unknown-signs =
    { $count ->
        [0] No sign unknown to these rules.
        [one] { $count } sign unknown to these rules, kept.
       *[other] { $count } signs unknown to these rules, kept.
    }
report-page-questions =
    { $count ->
        [0] No question to take back to the field.
        [one] { $count } question to take back to the field.
       *[other] { $count } questions to take back to the field.
    }
report-page-meet = Where to meet
report-page-going-on = What is under way
report-page-plainly = A study asked several people what links this territory to other countries. This is what it learned.
report-page-known = What exists
report-page-likely = What may exist, to be confirmed
report-page-unknown =
    { $count ->
        [0] Nothing was left unanswered.
        [one] { $count } subject is left unanswered.
       *[other] { $count } subjects are left unanswered.
    }
report-page-ask = To know more, correct or complete this: ask your local authority, or the team of the study.
report-public-in =
    { $count ->
        [one] { $count } authority in the file.
       *[other] { $count } authorities in the file.
    }
report-public-kept-back =
    { $count ->
        [0] None is kept back.
        [one] { $count } is kept back: fewer than five are like it.
       *[other] { $count } are kept back: fewer than five are like them.
    }
report-public-legend = x: not told, fewer than five authorities or a number from which those could be worked out. Sizes, then types, then countries, then income groups are wiped (*) until at least five authorities are alike. De-identified, not anonymous.
report-page-talks =
    { $count ->
        [0] No interview.
        [one] { $count } interview.
       *[other] { $count } interviews.
    }
report-page-readings =
    { $count ->
        [0] No reading of documents.
        [one] { $count } reading of documents.
       *[other] { $count } readings of documents.
    }
