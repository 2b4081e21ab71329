# Le mode ligne : l’entretien comme une conversation.

line-prompt-home = Accueil (:? aide) >{" "}
line-prompt-answer = Réponse >{" "}
line-prompt-answer-help = Réponse (:? aide, :p précédent, :ns ne sait pas) >{" "}
line-prompt-more = …{" "}
line-prompt-note = Note >{" "}
line-prompt-reason = Pourquoi garder cette réponse ? (ligne vide : sans raison) >{" "}
line-prompt-yes-no = oui ou non >{" "}
line-prompt-third = La réponse qui vaut >{" "}
line-prompt-review = Numéro pour y aller, :submit pour soumettre, ligne vide pour revenir >{" "}
line-prompt-profile = Numéro d’un processus pour ses raisons, :questions, ligne vide pour revenir >{" "}
line-prompt-merge = Fusionner ? oui ou non >{" "}
line-prompt-merge-new = Fusionner ? oui ou non, :a pour accepter aussi les nouveaux venus >{" "}
line-prompt-back = Ligne vide pour revenir >{" "}
line-prompt-conflict = Numéro de la version qui vaut, :third pour en écrire une autre, :l pour laisser, ligne vide pour revenir >{" "}
line-prompt-version = Numéro d’une version pour la remettre, ligne vide pour revenir >{" "}
line-prompt-place = Numéro pour y aller, ligne vide pour revenir >{" "}

line-saved = Enregistré.
line-not-here = Cette commande ne sert pas ici. « :? » dit celles qui servent.
line-unknown = Pas de commande de ce nom. « : » les dit toutes ; « :: » commence une réponse par deux-points.
line-several = Plusieurs commandes portent ce nom : { $commands }.
line-no-choice = Aucun choix ne s’appelle « { $typed } ».
line-unclear = « { $typed } » peut être :
line-search-list = { $count } choix : écrire quelques lettres pour chercher, ou le numéro.
line-suggestions = Numéro pour en prendre une ; ligne vide pour garder le nom écrit ; ou un autre nom.
line-how-one = un choix
line-how-several = plusieurs choix : 1 3 ; +2 ajoute, -2 retire
line-how-rank = classement : les numéros dans l’ordre
line-how-acknowledge = ligne vide pour confirmer
line-how-note = ligne vide pour continuer
line-how-text = texte
line-how-file = le chemin d’un fichier
line-how-long = texte long ; un point seul sur sa ligne le termine
line-masked = masquée, :show la montre
line-answer = Réponse actuelle : { $answer }
line-answered = répondue
line-draft = Brouillon retrouvé : { $text }. Une ligne vide le garde comme réponse.
line-two-versions = Deux versions de cette réponse : :h les dit, « = » à l’accueil les tranche.
line-asked-back = Question de la coordination : { $text }
line-note = Note : { $text }
line-required = Réponse attendue, ou la raison de son absence (:ns, :ref, :so, :np). Une autre ligne vide passe outre.
line-closed = Rien à écrire ici ; ligne vide pour continuer.
line-signs = Répondre m, a, n ou ?, ou une ligne vide pour laisser.
line-repeat = Numéro pour ouvrir, + pour ajouter, -numéro pour retirer, ligne vide pour continuer.
line-repeat-counted = Numéro pour ouvrir, ligne vide pour continuer.
line-no-instance = Aucun encore.
line-no-guidance = Pas d’aide de plus pour cette question.
line-long = Suite du texte ; un point seul sur sa ligne le termine.
line-remove = Retirer « { $label } » et ce qu’il contient ?
line-ten-minutes = Plus que dix minutes ? Ce qui peut attendre sera marqué « non posée, faute de temps ».
line-submit = { $count ->
    [0] Soumettre l’entretien ?
    [one] Il reste { $count } point à voir. Soumettre quand même ?
   *[other] Il reste { $count } points à voir. Soumettre quand même ?
}
line-left-as-it-was = Rien n’a été changé.
line-review-nothing = Rien n’est ouvert, rien n’est douteux.
line-home-none = Aucun entretien encore. « n » en commence un.
line-home-conflicts = { $count ->
    [one] { $count } question à trancher : « = »
   *[other] { $count } questions à trancher : « = »
}
line-more = { $count ->
    [one] et { $count } de plus
   *[other] et { $count } de plus
}
line-open-which = Quel entretien ? Écrire son numéro.
line-search-what = Chercher quoi ? Au moins deux lettres : « tout mot ».
line-profile-which = Le profil de quelle autorité ? « profil » et son numéro ou son nom.
line-contradicted = contredit
line-evidence = preuve { $value }
line-maturity = maturité { $value }
line-steering = pilotage { $value }
line-state = état { $value }
line-nothing-to-merge = Rien de nouveau : tout était déjà là.
line-help = Une ligne vide continue. Un choix se donne par son numéro ou ses premières lettres. Une commande commence par deux-points, à l’accueil et dans les listes elle s’en passe.
line-help-all = « : » dit toutes les commandes.
line-elsewhere = Ailleurs :
line-versions = Les versions de cette réponse, la dernière d’abord :
line-notes = Les notes, la dernière d’abord. Une note de terrain se rattache à la question posée :
line-translation = Traduction de travail : { $text }
line-who = Qui ? Écrire son code après la commande.
line-speakers = Qui parle ? Le code après la commande ; « - » pour l’informateur principal. Connus : { $known }
line-take-which = Quelle question ? Écrire son numéro après la commande.
line-words-needed = Écrire les mots après la commande.
