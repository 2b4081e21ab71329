## Words that every room uses.

count-interviews = { $count ->
    [one] { $count } interview
   *[other] { $count } interviews
}
count-questions = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
saved-at = saved { $time }
nonresponse-dont_know = don't know
nonresponse-refused = refused
nonresponse-not_applicable = not applicable
nonresponse-not_asked = not asked
state-draft = in progress
state-submitted = submitted
state-returned = returned
state-accepted = accepted
state-released = released
state-changed = changed since
state-withdrawn = withdrawn
