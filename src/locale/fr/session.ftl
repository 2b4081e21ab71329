# Messages of the room session.
session-unknown-form = Pas de questionnaire « { $name } » ; voir « repere form list », ou donner un fichier.
session-unknown-form-near = Pas de questionnaire « { $name } » ; peut-être « { $near } » ?
session-form-file = { $path } : { $why }
session-broken-form = Le questionnaire « { $name } » a { $count } problème(s) ; voir « repere form check { $name } ».
session-changed-form = Le questionnaire { $id }, version { $version }, est déjà connu avec un autre contenu (connu { $kept }, trouvé { $found }) ; lui donner un nouveau numéro de version.
session-waiting-for-form = Cet entretien attend son questionnaire : { $id }, version { $version } ({ $hash }).
session-unknown-interview = Pas d’entretien { $interview } ici ; voir « repere interview list ».
session-withdrawn = L’entretien { $interview } a été retiré.
session-waiting-for-beginning = L’entretien { $interview } attend son début, qui n’est pas encore arrivé.
session-nothing-to-undo = Il n’y a rien à annuler.
refusal-unknown-place = Ce questionnaire n’a pas de { $path } ; voir « repere form show ».
refusal-no-answer = { $path } ne prend pas de réponse.
refusal-read-only = { $path } ne peut pas être changé.
refusal-nonresponse = { $path } ne permet pas « { $kind } ».
refusal-counted = Le questionnaire décide lui-même du nombre de { $path }.
refusal-not-a-repeat = { $path } ne se répète pas.
refusal-duplicate-instance = { $path } a déjà cet élément.
