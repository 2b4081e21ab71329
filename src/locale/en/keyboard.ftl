# The interview at the keyboard: what is said beside the answers.

action-lock = lock
action-ascii = ASCII drawing
action-terminal-test = try this terminal
action-field-note = field note
action-notes = all notes
action-flag = come back this evening
action-why = say why
action-translation = working translation
action-earlier = earlier answers
action-speaker = voice: who speaks
action-informants = informants and consent
action-arrival = someone arrives
action-departure = someone leaves
action-evening-mode = said before, typed now
action-read-back = read back to the person
action-instance-sort = sort
action-sitting = new sitting

palette-elsewhere = elsewhere
palette-not-here = This action does nothing here.
lock-no-passphrase = This folder has no passphrase: a lock would have no key.

speaker-main = main informant
speaker-group = the group, with one voice
speaker-new = new code: { $code }
interview-speaks = { $who } speaks: these answers are kept beside those of the main informant.
interview-speaks-main = The main informant speaks.
interview-voice = voice: { $who }
interview-changed = changed since it was sent
window-abbreviations = Abbreviations: ";word" and a space writes it out. Enter puts this one into the answer.
window-no-abbreviations = No abbreviation. One line each in abbreviations.toml, beside keys.toml: la = "local authority"; or a list "abbreviations" in the questionnaire.
abbreviations-unreadable = { $path }, line { $line }: { $why }
interview-flag = come back this evening
interview-flagged = Flagged for this evening.
interview-unflagged = The flag is gone.
interview-evening = said before
interview-evening-on = What follows was said before and is typed now.
interview-evening-off = What follows is typed as it is said.
interview-attached = The note now hangs on this question.
interview-no-why = Nothing to explain here: no missing answer, no doubt.
interview-no-sittings = This questionnaire has no list of sittings.
reading-nothing = Nothing is answered yet.

window-field-note = Field note, at this moment (Enter keeps it, Alt-Enter makes a line)
window-notes = The notes, the latest first. Enter goes to the question; a field note is hung on the question shown.
window-no-notes = No note.
window-translation = Working translation (Enter keeps it, Alt-Enter makes a line)
window-speaker = Who speaks? Choose, or type a new code.
window-arrival = Who arrives? Choose, or type a code.
window-departure = Who leaves? Choose, or type a code.
window-earlier = What other interviews about this authority answer here
window-no-earlier = No other interview about this authority answers here.
window-why = Why? (Enter keeps the reason)
window-terminal-test = Each line must read as its name says. Boxes or stairs instead: choose ASCII drawing.
terminal-lines = a closed frame
terminal-signs = nine signs of one cell
terminal-accents = letters with accents
terminal-arabic = Arabic, from right to left
terminal-ethiopic = Ethiopic
terminal-ascii = Draw in ASCII, or not
terminal-theme = Change the colours
battery-low = Battery at { $percent } %: everything is saved, but plug it in.
file-seen = { $name }, { $kilobytes } kB
file-absent = no file at this path
history-auto = form
