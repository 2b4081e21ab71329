# Messages of the room session.
session-unknown-form = No form “{ $name }”; see “repere form list”, or give a file.
session-unknown-form-near = No form “{ $name }”; perhaps “{ $near }”?
session-form-file = { $path }: { $why }
session-broken-form = The form “{ $name }” has { $count } problem(s); see “repere form check { $name }”.
session-changed-form = The form { $id }, version { $version }, is already known with other content (known { $kept }, found { $found }); give it a new version.
session-waiting-for-form = This interview waits for its form: { $id }, version { $version } ({ $hash }).
session-unknown-interview = No interview { $interview } here; see “repere interview list”.
session-withdrawn = Interview { $interview } was withdrawn.
session-waiting-for-beginning = Interview { $interview } waits for its beginning, which has not arrived yet.
session-nothing-to-undo = There is nothing to undo.
refusal-unknown-place = This questionnaire has no { $path }; see "repere form show".
refusal-no-answer = { $path } takes no answer.
refusal-read-only = { $path } cannot be changed.
refusal-nonresponse = { $path } does not allow "{ $kind }".
refusal-counted = The questionnaire itself decides how many { $path } there are.
refusal-not-a-repeat = { $path } does not repeat.
refusal-duplicate-instance = { $path } has that instance already.
