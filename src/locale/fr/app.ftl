## Words that every room uses.

count-interviews = { $count ->
    [one] { $count } entretien
   *[other] { $count } entretiens
}
count-questions = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
saved-at = enregistré { $time }
nonresponse-dont_know = ne sait pas
nonresponse-refused = refus
nonresponse-not_applicable = sans objet
nonresponse-not_asked = non posée
state-draft = en cours
state-submitted = soumis
state-returned = renvoyé
state-accepted = accepté
state-released = publié
state-changed = modifié depuis
state-withdrawn = retiré
