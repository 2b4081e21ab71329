# The screens.

# Fits on 20 columns and 5 rows.
too-small = Screen too small: { $columns }×{ $rows }, { $least_columns }×{ $least_rows } needed. Ctrl-C leaves; all is saved.

tui-no-terminal = The full screen needs a terminal. For a pipe or a file there is "repere --plain", or the commands, see "repere --help".
tui-terminal = The terminal does not answer as it should: { $why }

## First pages.

page-language = Language
page-language-about = Repère conducts interviews on a territory’s links with other countries. Nothing is sent without you.
page-language-choice = Language of the screen
page-start = Begin
page-start-about = Two ways to begin. Practice is never mixed with real data.
page-start-choice = What to do?
page-start-study = Start a study
page-start-practice = Practice, with invented data
page-start-plain = Go on without a drawn screen, line by line (screen reader)
page-study = Start a study
page-study-about = Codes, never names. They stand in every bundle that is sent. The passphrase protects the data on this laptop: without it, the key lies beside the data. Nobody can recover it for you.
page-study-code = Study code
page-team-code = Team code
page-person-code = Your code
page-passphrase = Passphrase
page-passphrase-again = The same again
page-passphrases-differ = The two passphrases differ. Type them again.
page-unlock = Open
page-unlock-about = The data in this folder are encrypted.
page-wrong-passphrase = This passphrase does not open the folder. Nothing is lost: try again.
page-begin = New interview
page-begin-about = With which questionnaire, and about which authority?
page-form = Questionnaire
page-country = Country
page-authority = Authority
page-informant = Informant (optional)
page-bad-study-code = A study code has 3 to 20 capitals, digits or hyphens, such as IVT-2026.
page-bad-code = A code has 1 to 20 letters without accents, digits or hyphens, such as A01. Never a name.
page-suggestions = Known already:
page-send = Send
page-send-about = A bundle holds everything that is not confirmed yet. Where shall it be written?
page-file = File
page-receive = Receive
page-receive-about = Which bundles shall be read? Nothing is written before you agree. Several files: separate them with a space; a folder or a stick: all bundles in it.
page-files = Files
page-migrate = Another version
page-migrate-about = To which version of its questionnaire shall this interview go? First you see what becomes of each answer; nothing is written before you agree. A question that has another name there is named by old=new, or by a file of such names.
page-migrate-version = Version
page-migrate-by-file = another one, by its file
page-migrate-file = Else: its file
page-migrate-renames = Renamed (old=new)
page-working = One moment…
page-fill = An answer is missing here.

## Home.

home-practice = practice, invented data
home-title = Study { $study } · team { $team } · { $person }
home-interviews = { $wanting ->
    [0] Interviews ({ $count })
   *[other] To do ({ $wanting }) · interviews ({ $count })
}
home-authorities = Authorities ({ $count })
home-no-interview = No interview yet. "n" begins one.
home-conflicts = { $count ->
    [one] { $count } question to decide: key =
   *[other] { $count } questions to decide: key =
}
home-unprotected = No passphrase: the key lies beside the data.
home-open = { $count ->
    [one] { $count } open
   *[other] { $count } open
}
home-today = today
home-yesterday = yesterday

## Interview.

interview-save-failed = NOT SAVED (Alt-K: to another place): { $what }
interview-kept = draft kept { $time }
interview-words = { $count ->
    [one] { $count } word
   *[other] { $count } words
}
interview-required = An answer is expected, or why there is none (F5 to F8). Enter passes.
interview-constraint = This answer does not fit.
interview-not-integer = This is not a whole number.
interview-not-decimal = This is not a number.
interview-not-date = This is not a date.
interview-not-time = This is not a time.
interview-not-kind = This answer does not have the expected form.
interview-out-of-range = From { $start } to { $end }, in steps of { $step }.
interview-rank-all = The ranking is incomplete.
interview-no-nonresponse = This question expects an answer: this key does not apply.
interview-empty = Nothing is asked here at the moment.
interview-acknowledge = Read; Enter confirms.
interview-type-date = dd/mm/yyyy
interview-type-month = mm/yyyy
interview-type-year = yyyy
interview-type-time = 14:07
interview-type-datetime = dd/mm/yyyy 14:07
interview-type-integer = whole number
interview-type-decimal = number
interview-type-range = number
interview-type-geopoint = latitude, longitude
interview-no-match = No choice matches.
interview-filter = Filter:
interview-fallback = in { $language }
interview-two-versions = Two versions of this answer: H shows them, = on the home screen decides.
interview-instance = no. { $number }
interview-respondent-hidden = One moment: a note for the interview.
interview-no-instance = None yet: + adds one.
interview-no-instance-yet = None at the moment.
interview-counted = The questionnaire fixes their number.
interview-no-documents = This questionnaire collects no documents, or not yet.
interview-signs-legend = m now   b before   n no   ? don't know, not gone through
interview-sign-now = m
interview-sign-before = b
interview-sign-no = n
editor-failed = The editor did not give the text back: { $why }. The answer stayed as it was.
interview-consent-refused = consent refused
interview-undone = The answer before is back.
interview-nothing-to-undo = Nothing to undo.
interview-nothing-to-redo = Nothing to redo.
interview-nothing-open = No open question is left.
interview-nothing-doubtful = No doubt, no error.
interview-end = End of the questionnaire: "r" to review before submitting.
interview-noted = Note kept.
interview-removed = Removed.
interview-ten-minutes = { $count ->
    [0] Nothing to leave out: all that is left must be asked.
    [one] { $count } question marked as not asked for want of time.
   *[other] { $count } questions marked as not asked for want of time.
}
key-choice-cur = y
key-choice-past = e
key-choice-susp = s
key-choice-plan = p
key-choice-no = n

## Review.

review-title = Review
review-nothing = Nothing is open, nothing is doubtful. "s" submits the interview.
review-points = { $count ->
    [one] { $count } point to look at. Enter leads there, "s" submits all the same.
   *[other] { $count } points to look at. Enter leads there, "s" submits all the same.
}
review-invalid = to correct
review-asked-back = asked back
review-conflict = two versions
review-doubtful = doubtful
review-missing = no answer
review-required = expected
review-open = open
submitted = Interview submitted.

## Profile.

profile-title = profile
profile-rules = rules { $version }
profile-process = PROCESS
profile-status = STATUS
profile-evidence = PROOF
profile-maturity = MATURITY
profile-steering = STEERING
profile-state = STATE
profile-no-reason = Nothing was observed: unknown is not absent.
profile-questions-back = Questions to take back to the field
profile-no-question = None.

## Merge and versions.

merge-title = Receive
merge-bundles = { $count ->
    [one] { $count } bundle
   *[other] { $count } bundles
}
merge-nothing-written = nothing is written yet
merge-applied = merged
merge-new = { $count ->
    [one] new interview
   *[other] new interviews
}
merge-joined = { $count ->
    [one] interview completed
   *[other] interviews completed
}
merge-decide = { $count ->
    [one] question to decide
   *[other] questions to decide
}
merge-waiting = { $count ->
    [one] passage waiting
   *[other] passages waiting
}
merge-refused = { $count ->
    [one] file set aside
   *[other] files set aside
}
merge-events = { $count ->
    [one] new event in all
   *[other] new events in all
}
merge-stranger = { $person }, team { $team }, is not known here yet: what they send waits. "a" accepts them.
merge-renewed = This folder went on elsewhere: this device takes a new number, nothing is lost.
merge-progress = { $done } of { $of } · Esc stops
merge-stopped = { $count ->
    [0] Stopped before the first file: nothing is merged.
    [one] Stopped: 1 file of { $of } is merged whole ({ $last }); the others are untouched.
   *[other] Stopped: { $count } files of { $of } are merged whole, the last is { $last }; the others are untouched.
}
merge-stopped-rehearsal = Stopped: these figures hold for { $count ->
    [one] 1 file
   *[other] { $count } files
} of { $of } only.
sent = Written: { $path } ({ $count ->
    [one] { $count } interview
   *[other] { $count } interviews
}, { $kilobytes } kB). The bundle is not sealed.
not-sent = Nothing was written to { $path }: { $why }
conflict-no-place = This question does not exist in the open questionnaire: decide it by command.
conflict-title = To decide
conflict-none = Nothing to decide.
conflict-count = { $at } of { $count }
conflict-provisional = stands for now
conflict-reason = kept because: { $reason }
conflict-decided = Decided.

## Windows.

window-palette = All actions: type a few letters
window-jump = Go to: number, name, words of the question or the answer
window-search = Search
window-search-all = Search all interviews
window-note = Note (Enter keeps it, Alt-Enter makes a line)
window-reason = Why keep this answer? Enter goes on.
window-remove = Remove "{ $label }" and all it holds? Enter removes, Esc keeps.
window-ten-minutes = Ten minutes left? What can wait will be marked "not asked, for want of time". Enter does it, Esc keeps everything.
window-migrate = Move the interview? Enter: yes. Esc: no.
window-submit = { $count ->
    [0] Submit the interview? Enter submits, Esc goes back.
    [one] { $count } point is left. Submit all the same? Enter submits, Esc goes back.
   *[other] { $count } points are left. Submit all the same? Enter submits, Esc goes back.
}
window-help = The keys, here
window-history = The versions of this answer, the latest first
window-decide = Write the answer that stands (Enter keeps it)
profile-why-first = Why: { $why }
profile-overview = Reading as a whole
profile-levers = Questions to discuss, and who can help
profile-comparison = Comparison
profile-nothing = Nothing to show.
profile-assigned = Asked of the field: whoever led the interview sees it with the next sending.
profile-taken = Question taken along: it is noted for this authority.
profile-written = Profile written: { $file }
profile-sources = { $voices ->
        [one] { $voices } voice
       *[other] { $voices } voices
    }, { $documents } from documents
page-to = For whom
home-sent = sent
home-arrived = arrived
home-twice = confirmed twice
merge-receipt = Receipt of { $who }: what arrived there shows at home once it is merged.
