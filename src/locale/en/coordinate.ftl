# Messages of the room coordinate: the way back, conflicts, duplicates, the inbox.
act-change = change
act-submit = submission
act-ask = question
act-reply = reply
act-settle = settlement
act-return = return
act-accept = acceptance
act-release = release
act-reopen = reopening
act-withdraw = withdrawal
coordinate-state = Interview { $id } is { $state }: { $act } has no effect, nothing was written.
coordinate-changed = Interview { $id } changed since it was accepted: look at it and accept it again first.
coordinate-unknown-question = No open question back is called “{ $id }”: “repere inbox” lists them.
coordinate-many-questions = “{ $id }” means several questions: { $ids }.
coordinate-no-conflict = Nothing is to be decided at “{ $key }”: “repere conflicts” lists what is.
coordinate-no-version = “{ $key }” has { $count } versions: give a number from 1 to { $count }.
coordinate-same = “{ $id }” is named twice: two different ones are needed.
coordinate-main-informant = { $informant } is the main informant of interview { $id }: withdraw the whole interview, without --informant.
coordinate-no-text = A reply needs a text.
coordinate-no-filter = Say which ones: ids, or a filter (--authority, --with-form, --person, --country, --wave, --clean).
coordinate-request = Kept as a request, without effect: it needs the role “{ $role }”.
coordinate-asked = Question { $event } asked about interview { $id }. It leaves with the next bundle.
coordinate-replied = Replied. Interview { $id } is { $state }.
coordinate-settled = Question settled. Interview { $id } is { $state }.
coordinate-returned = Interview { $id } is returned with its open questions.
coordinate-reopened = Interview { $id } is reopened: { $state }.
coordinate-withdrawn = Interview { $id }: values erased here; the withdrawal leaves with the next bundle.
coordinate-hidden = Interview { $id }: values hidden; the withdrawal waits for the study coordinator.
coordinate-accept-done = { $count ->
    [one] { $count } interview accepted
   *[other] { $count } interviews accepted
}
coordinate-accept-would = { $count ->
    [one] { $count } interview would be accepted; nothing is written
   *[other] { $count } interviews would be accepted; nothing is written
}
coordinate-release-done = { $count ->
    [one] { $count } interview released
   *[other] { $count } interviews released
}
coordinate-release-would = { $count ->
    [one] { $count } interview would be released; nothing is written
   *[other] { $count } interviews would be released; nothing is written
}
conflict-removed-by = removed by { $who }, { $day }
conflict-edited-by = edited by { $who }, { $day }
conflict-had-read = had read: { $what }
conflict-no-choice = Say how: --take N, --value TEXT, --nonresponse WORD, --keep or --remove.
conflict-many = “{ $key }” means several questions to decide: give the whole path.
conflict-decided-left = { $count ->
    [0] Decided. Nothing is left to decide.
    [one] Decided. { $count } is left.
   *[other] Decided. { $count } are left.
}
conflict-instance = One removed this entry, another edited it.
conflict-keep = keep it
conflict-remove = remove it
inbox-title = To decide
inbox-empty = Nothing waits for a decision.
inbox-column-need = To decide
inbox-column-about = About
inbox-column-since = Since
inbox-column-id = Interview
need-withdrawal = withdrawal asked for: the values are hidden
need-fork = device { $device }: two histories under one name, both kept
need-request = “{ $kind }” without effect: { $why }
need-request-revoked = revoked device
need-request-role = the author’s role does not allow it
need-conflict = ≠ { $label }
need-instance = entry removed and edited: { $label }
need-question = ↩ { $text }
need-answered = answered: { $text }
need-changed = changed since it was accepted
need-review = to review, accept or return
need-duplicate = possible duplicate of { $other }
need-lookalike = one authority? { $one }, { $other }
need-waiting = segments wait ({ $device })
need-silent = silent for { $days ->
    [one] { $days } day
   *[other] { $days } days
}
need-newer = written by a newer version of Repère
duplicate-none = No possible duplicates.
duplicate-equal = Both interviews say the same.
duplicate-column-pair = Pair
duplicate-column-about = About
duplicate-column-why = Why
duplicate-column-question = Question
duplicate-informant = same authority, same informant
duplicate-authority = same authority, informant not named
duplicate-spelling = similar names
duplicate-answers = same answers
duplicate-names = similar names: “repere authority alias”
duplicate-no-choice = Say what they are: --duplicate or --both-valid.
duplicate-marked = { $one } repeats { $other }: noted.
duplicate-both-valid = { $one } and { $other } are both valid: noted.
alias-holds = { $one } and { $other } are one authority; it shows as { $shown }.
alias-revoked = { $one } and { $other } are two authorities again.
undo-done = { $count ->
    [one] Merge undone: { $count } event set aside; only this bundle brings it back.
   *[other] Merge undone: { $count } events set aside; only this bundle brings them back.
}
undo-would = { $count ->
    [one] { $count } event would be set aside; nothing is written.
   *[other] { $count } events would be set aside; nothing is written.
}
undo-kept = { $count ->
    [one] { $count } part stays: another bundle brought it too, or it bears a withdrawal.
   *[other] { $count } parts stay: another bundle brought them too, or they bear a withdrawal.
}
undo-unknown = No merge made here bears this name: “repere merge log” lists them.
undo-many = “{ $typed }” means several bundles: { $ids }.
undo-held-event = This merge cannot be undone any more: event { $event }{ $kind } rests on it.
undo-held-sent = This merge cannot be undone any more: a bundle carried it on, on { $day }.
undo-held-fork = This merge cannot be undone any more: device { $device } exists twice.
merge-log-empty = Nothing has been merged here yet.
merge-log-column-at = When
merge-log-column-bundle = Bundle
merge-log-column-from = From
merge-log-column-events = Events
merge-log-column-state = State
merge-log-done = merged
merge-log-waiting = { $count } waiting
merge-log-undone = undone on { $day }
merge-per-bundle = { $file }: { $events ->
    [one] { $events } event
   *[other] { $events } events
}, { $new } new, { $joined } joined, { $decide } to decide, { $waiting } waiting, { $aside } aside
merge-cancelled = Stopped: what is merged stays merged, the rest is untouched.
cli-merge-aside = { $count ->
    [one] { $count } segment set aside by an undone merge
   *[other] { $count } segments set aside by undone merges
}
cli-merge-undo = undo a merge: what it alone brought is set aside
cli-merge-undo--bundle = the bundle, by the beginning of its name
cli-merge-undo--dry-run = say what would happen, write nothing
cli-merge-log = all that was merged here, for good
cli-ask = ask the field a question
cli-ask--id = the interview’s id, or the beginning of one
cli-ask--path = the question’s path or name; “.” for the whole interview
cli-ask--text = the question
cli-reply = reply to a question back
cli-reply--question = the question, by its id
cli-reply--text = the reply
cli-settle = settle a question back
cli-settle--question = the question, by its id
cli-settle--text = a remark
cli-return = send an interview back with its questions
cli-return--id = the interview’s id, or the beginning of one
cli-return--text = why
cli-reopen = take an acceptance, a release or a hiding withdrawal back
cli-reopen--id = the interview’s id, or the beginning of one
cli-reopen--text = why
cli-accept = accept interviews as they stand here
cli-accept--ids = the interviews; none: all that the filters let through
cli-accept--authority = about this authority only
cli-accept--form = with this form only
cli-accept--person = begun by this person only
cli-accept--country = of this country only
cli-accept--wave = of this wave only
cli-accept--clean = only those in which nothing is open
cli-accept--text = a remark
cli-accept--dry-run = say which ones, write nothing
cli-release = open accepted interviews to analysis
cli-release--ids = the interviews; none: all that the filters let through
cli-release--authority = about this authority only
cli-release--form = with this form only
cli-release--person = begun by this person only
cli-release--country = of this country only
cli-release--wave = of this wave only
cli-release--clean = only those in which nothing is open
cli-release--text = a remark
cli-release--dry-run = say which ones, write nothing
cli-withdraw = withdraw an interview, or what one informant said in it
cli-withdraw--id = the interview’s id, or the beginning of one
cli-withdraw--informant = only what this informant said
cli-withdraw--text = why
cli-inbox = everything that needs a decision, the worst and oldest first
cli-conflicts = questions with two answers
cli-conflicts-list = all that is to be decided
cli-conflicts-decide = decide one
cli-conflicts-decide--id = the interview’s id, or the beginning of one
cli-conflicts-decide--path = the question’s path, name or key
cli-conflicts-decide--take = this version stands, by its number in the list
cli-conflicts-decide--value = another answer stands
cli-conflicts-decide--nonresponse = a non-answer stands
cli-conflicts-decide--keep = the entry stays
cli-conflicts-decide--remove = the entry goes
cli-conflicts-decide--reason = why
cli-duplicates = interviews that may be one
cli-duplicates-list = possible pairs
cli-duplicates-list--all = those already decided too
cli-duplicates-compare = two interviews side by side
cli-duplicates-compare--one = one interview
cli-duplicates-compare--other = the other
cli-duplicates-compare--all = questions with equal answers too
cli-duplicates-mark = say what a pair is
cli-duplicates-mark--one = one interview
cli-duplicates-mark--other = the other
cli-duplicates-mark--both-valid = both are valid
cli-duplicates-mark--duplicate = the first repeats the second
cli-authority-alias = say that two authorities are one
cli-authority-alias--one = one, by its name or id
cli-authority-alias--other = the other
cli-authority-alias--revoke = say that they are two
action-show-inbox = to decide
action-next-asked = next asked back
action-reply-asked = reply to the question back
action-ask-field = ask the field
action-conflict-reason = say why
action-conflict-ask = ask back
action-inbox-open = open
action-inbox-accept = accept
action-inbox-settle = settle
action-inbox-return = return
action-inbox-same = one
action-inbox-apart = two
keys-in-inbox = to decide
window-reply = Reply to the coordinator:
window-conflict-reason = Why?
window-conflict-ask = What to ask the field?
window-inbox-return = Return with its open questions. A word (optional):
interview-nothing-asked = Nothing is asked back.
interview-replied = Replied.
conflict-asked = Asked; it leaves with the next bundle.
conflict-why = because: { $reason }
conflict-words-of = words of { $informant }
conflict-doubt = doubtful clock
inbox-count = { $count ->
    [one] { $count } to decide
   *[other] { $count } to decide
}
inbox-compared =
    1: { $one }
    2: { $other }
    After Esc: "d" one and the same, "v" two that are both valid.
inbox-done = Done.
action-inbox-filter = filter
action-inbox-accept-all = accept all
window-inbox-filter = Show only the lines with (name, person, form, country, day):
window-accept-all = { $count ->
    [one] Accept the interview shown?
   *[other] Accept the { $count } interviews to be read that are shown?
} { $open ->
    [0] None has an open question or conflict.
    [one] 1 still has an open question or conflict.
   *[other] { $open } still have an open question or conflict.
} Enter accepts, Esc leaves everything.
inbox-filtered = “{ $filter }”
inbox-none-shown = No line matches. Esc shows all.
inbox-none-to-accept = No interview to accept among the lines shown.
inbox-accepted = { $count ->
    [one] 1 interview accepted.
   *[other] { $count } interviews accepted.
}
inbox-names-compared =
    1: { $one }
    2: { $other }
    After Esc: "d" one and the same place, "v" two places.
inbox-waiting-about =
    { $who }: what waits, and for what. Nothing is lost.
    Where a bundle is missing, ask the person for "repere bundle create --all".
    Where the device is not accepted: receive its bundle once more, then "a".
inbox-silent-about = { $who }: nothing received for { $days ->
    [one] 1 day
   *[other] { $days } days
}. Their interviews as they stand here:
inbox-fork-about =
    { $who }: two histories under one name (a folder copied or put back from a backup).
    Both are kept; where they disagree there is a conflict. Their interviews:
inbox-no-interview = No interview of this device here.
inbox-not-here = This key does not apply to this line.
role-field = interviewer
role-team = team leader
role-country = country coordinator
role-study = study coordinator
need-refused = file set aside: { $why }
need-apart = not of the study yet: { $count ->
    [0] nothing waits
    [one] one event waits
   *[other] { $count } events wait
} apart. “a” accepts
action-inbox-leave = leave
inbox-apart-about = { $who } is not of the study yet. What they sent waits apart, nothing is lost. “a” in the list takes their word; to leave it at that, do nothing.
inbox-refused-about = This file was set aside; nothing of it was taken, and it lies where it lay. “l” in the list leaves it at that; merging it again tries again.
