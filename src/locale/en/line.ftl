# Line mode: the interview as a conversation.

line-prompt-home = Home (:? help) >{" "}
line-prompt-answer = Answer >{" "}
line-prompt-answer-help = Answer (:? help, :p previous, :dk does not know) >{" "}
line-prompt-more = …{" "}
line-prompt-note = Note >{" "}
line-prompt-reason = Why keep this answer? (empty line: no reason) >{" "}
line-prompt-yes-no = yes or no >{" "}
line-prompt-third = The answer that holds >{" "}
line-prompt-review = A number to go there, :submit to submit, an empty line to go back >{" "}
line-prompt-profile = The number of a process for its reasons, :questions, an empty line to go back >{" "}
line-prompt-merge = Merge? yes or no >{" "}
line-prompt-merge-new = Merge? yes or no, :a to accept the newcomers too >{" "}
line-prompt-back = An empty line to go back >{" "}
line-prompt-conflict = The number of the version that holds, :third to write another, :l to leave it, an empty line to go back >{" "}
line-prompt-version = The number of a version to put it back, an empty line to go back >{" "}
line-prompt-place = A number to go there, an empty line to go back >{" "}

line-saved = Saved.
line-not-here = This command is of no use here. ":?" says which are.
line-unknown = No command is called so. ":" says them all; "::" begins an answer with a colon.
line-several = Several commands are called so: { $commands }.
line-no-choice = No choice is called "{ $typed }".
line-unclear = "{ $typed }" could be:
line-search-list = { $count } choices: type a few letters to search, or the number.
line-suggestions = A number takes one of them; an empty line keeps the name typed; or another name.
line-how-one = one choice
line-how-several = several choices: 1 3; +2 adds, -2 removes
line-how-rank = ranking: the numbers in order
line-how-acknowledge = an empty line confirms
line-how-note = an empty line goes on
line-how-text = text
line-how-file = the path of a file
line-how-long = long text; a point alone on its line ends it
line-masked = masked, :show shows it
line-answer = Present answer: { $answer }
line-answered = answered
line-draft = Draft found: { $text }. An empty line keeps it as the answer.
line-two-versions = Two versions of this answer: :h reads them, "=" at home decides.
line-asked-back = Question from the coordinator: { $text }
line-note = Note: { $text }
line-required = An answer is expected, or the reason why there is none (:dk, :ref, :na, :np). Another empty line goes on.
line-closed = Nothing to type here; an empty line goes on.
line-signs = Answer m, b, n or ?, or an empty line to leave it.
line-repeat = A number opens, + adds, -number removes, an empty line goes on.
line-repeat-counted = A number opens, an empty line goes on.
line-no-instance = None yet.
line-no-guidance = No further help for this question.
line-long = The text goes on; a point alone on its line ends it.
line-remove = Remove "{ $label }" and what is in it?
line-ten-minutes = Ten minutes left? What can wait will be marked "not asked, for want of time".
line-submit = { $count ->
    [0] Submit the interview?
    [one] { $count } point is left to see. Submit all the same?
   *[other] { $count } points are left to see. Submit all the same?
}
line-left-as-it-was = Nothing was changed.
line-review-nothing = Nothing is open, nothing is doubtful.
line-home-none = No interview yet. "n" begins one.
line-home-conflicts = { $count ->
    [one] { $count } question to decide: "="
   *[other] { $count } questions to decide: "="
}
line-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
line-open-which = Which interview? Type its number.
line-search-what = Search for what? Two letters at least: "all word".
line-profile-which = The profile of which authority? "profile" and its number or name.
line-contradicted = contradicted
line-evidence = evidence { $value }
line-maturity = maturity { $value }
line-steering = steering { $value }
line-state = state { $value }
line-nothing-to-merge = Nothing new: everything was here already.
line-help = An empty line goes on. A choice is given by its number or its first letters. A command begins with a colon; at home and in lists it needs none.
line-help-all = ":" says all commands.
line-elsewhere = Elsewhere:
line-versions = The versions of this answer, the latest first:
line-notes = The notes, the latest first. A field note is attached to the question asked:
line-translation = Working translation: { $text }
line-who = Who? Type the code after the command.
line-speakers = Who speaks? The code after the command; "-" for the main informant. Known: { $known }
line-take-which = Which question? Type its number after the command.
line-words-needed = Write the words after the command.
