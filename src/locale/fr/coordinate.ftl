# Messages of the room coordinate: le retour, les conflits, les doublons, la boîte.
act-change = modification
act-submit = soumission
act-ask = question
act-reply = réponse
act-settle = règlement
act-return = renvoi
act-accept = acceptation
act-release = publication
act-reopen = réouverture
act-withdraw = retrait
coordinate-state = L’entretien { $id } est { $state } : { $act } sans effet, rien n’a été écrit.
coordinate-changed = L’entretien { $id } a changé depuis son acceptation : le regarder et l’accepter de nouveau d’abord.
coordinate-unknown-question = Aucune question ouverte au terrain ne porte « { $id } » : « repere inbox » les donne.
coordinate-many-questions = « { $id } » désigne plusieurs questions : { $ids }.
coordinate-no-conflict = Rien n’est à trancher à « { $key } » : « repere conflicts » donne ce qui l’est.
coordinate-no-version = « { $key } » a { $count } versions : donner un numéro entre 1 et { $count }.
coordinate-same = « { $id } » est nommé deux fois : il en faut deux différents.
coordinate-main-informant = { $informant } est l’informateur principal de l’entretien { $id } : retirer l’entretien entier, sans --informant.
coordinate-no-text = Une réponse veut un texte.
coordinate-no-filter = Dire lesquels : des identifiants, ou un filtre (--authority, --with-form, --person, --country, --wave, --clean).
coordinate-request = Noté comme demande, sans effet : il y faut le rôle « { $role } ».
coordinate-asked = Question { $event } posée sur l’entretien { $id }. Elle part avec le prochain paquet.
coordinate-replied = Répondu. L’entretien { $id } est { $state }.
coordinate-settled = Question réglée. L’entretien { $id } est { $state }.
coordinate-returned = L’entretien { $id } est renvoyé avec ses questions ouvertes.
coordinate-reopened = L’entretien { $id } est rouvert : { $state }.
coordinate-withdrawn = L’entretien { $id } : valeurs effacées ici ; le retrait part avec le prochain paquet.
coordinate-hidden = L’entretien { $id } : valeurs masquées ; le retrait attend la coordination de l’étude.
coordinate-accept-done = { $count ->
    [one] { $count } entretien accepté
   *[other] { $count } entretiens acceptés
}
coordinate-accept-would = { $count ->
    [one] { $count } entretien serait accepté ; rien n’est écrit
   *[other] { $count } entretiens seraient acceptés ; rien n’est écrit
}
coordinate-release-done = { $count ->
    [one] { $count } entretien publié
   *[other] { $count } entretiens publiés
}
coordinate-release-would = { $count ->
    [one] { $count } entretien serait publié ; rien n’est écrit
   *[other] { $count } entretiens seraient publiés ; rien n’est écrit
}
conflict-removed-by = supprimé par { $who }, { $day }
conflict-edited-by = modifié par { $who }, { $day }
conflict-had-read = il avait lu : { $what }
conflict-no-choice = Dire comment : --take N, --value TEXTE, --nonresponse MOT, --keep ou --remove.
conflict-many = « { $key } » désigne plusieurs questions à trancher : donner le chemin entier.
conflict-decided-left = { $count ->
    [0] Tranché. Il ne reste rien à trancher.
    [one] Tranché. Il en reste { $count }.
   *[other] Tranché. Il en reste { $count }.
}
conflict-instance = Cette fiche a été supprimée par l’un et modifiée par l’autre.
conflict-keep = la garder
conflict-remove = la supprimer
inbox-title = À décider
inbox-empty = Rien n’attend de décision.
inbox-column-need = À décider
inbox-column-about = Sur quoi
inbox-column-since = Depuis
inbox-column-id = Entretien
need-withdrawal = retrait demandé : les valeurs sont masquées
need-fork = poste { $device } : deux histoires sous un même nom, gardées toutes deux
need-request = « { $kind } » sans effet : { $why }
need-request-revoked = poste révoqué
need-request-role = son rôle ne le permet pas
need-conflict = ≠ { $label }
need-instance = fiche supprimée et modifiée : { $label }
need-question = ↩ { $text }
need-answered = répondu : { $text }
need-changed = modifié depuis l’acceptation
need-review = à relire, à accepter ou à renvoyer
need-duplicate = doublon possible avec { $other }
need-lookalike = une seule collectivité ? { $one }, { $other }
need-waiting = des passages attendent ({ $device })
need-silent = silence depuis { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}
need-newer = écrit par une version plus récente de Repère
duplicate-none = Aucun doublon possible.
duplicate-equal = Les deux entretiens disent la même chose.
duplicate-column-pair = Paire
duplicate-column-about = Sur quoi
duplicate-column-why = Pourquoi
duplicate-column-question = Question
duplicate-informant = même collectivité, même informateur
duplicate-authority = même collectivité, informateur non dit
duplicate-spelling = noms voisins
duplicate-answers = mêmes réponses
duplicate-names = noms voisins : « repere authority alias »
duplicate-no-choice = Dire ce qu’ils sont : --duplicate ou --both-valid.
duplicate-marked = { $one } répète { $other } : noté.
duplicate-both-valid = { $one } et { $other } valent tous deux : noté.
alias-holds = { $one } et { $other } sont une seule collectivité ; elle se montre sous { $shown }.
alias-revoked = { $one } et { $other } sont de nouveau deux collectivités.
undo-done = { $count ->
    [one] Fusion défaite : { $count } événement mis de côté ; seul ce paquet le ramène.
   *[other] Fusion défaite : { $count } événements mis de côté ; seul ce paquet les ramène.
}
undo-would = { $count ->
    [one] { $count } événement serait mis de côté ; rien n’est écrit.
   *[other] { $count } événements seraient mis de côté ; rien n’est écrit.
}
undo-kept = { $count ->
    [one] { $count } partie reste : un autre paquet l’a apportée aussi, ou elle porte un retrait.
   *[other] { $count } parties restent : un autre paquet les a apportées aussi, ou elles portent un retrait.
}
undo-unknown = Aucune fusion faite ici ne porte ce nom : « repere merge log » les donne.
undo-many = « { $typed } » désigne plusieurs paquets : { $ids }.
undo-held-event = Cette fusion ne se défait plus : l’événement { $event }{ $kind } s’appuie sur elle.
undo-held-sent = Cette fusion ne se défait plus : un paquet l’a emportée le { $day }.
undo-held-fork = Cette fusion ne se défait plus : le poste { $device } existe en deux exemplaires.
merge-log-empty = Rien n’a encore été fusionné ici.
merge-log-column-at = Quand
merge-log-column-bundle = Paquet
merge-log-column-from = De
merge-log-column-events = Événements
merge-log-column-state = État
merge-log-done = fusionné
merge-log-waiting = { $count } en attente
merge-log-undone = défait le { $day }
merge-per-bundle = { $file } : { $events ->
    [one] { $events } événement
   *[other] { $events } événements
}, { $new ->
    [one] { $new } nouveau
   *[other] { $new } nouveaux
}, { $joined ->
    [one] { $joined } complété
   *[other] { $joined } complétés
}, { $decide } à trancher, { $waiting } en attente, { $aside } de côté
merge-cancelled = Interrompu : ce qui est fusionné le reste, le reste n’est pas touché.
cli-merge-aside = { $count ->
    [one] { $count } passage mis de côté par une fusion défaite
   *[other] { $count } passages mis de côté par des fusions défaites
}
cli-merge-undo = défaire une fusion : ce qu’elle seule a apporté est mis de côté
cli-merge-undo--bundle = le paquet, par le début de son nom
cli-merge-undo--dry-run = dire ce qui se passerait, ne rien écrire
cli-merge-log = tout ce qui a été fusionné ici, pour toujours
cli-ask = poser une question au terrain
cli-ask--id = l’identifiant de l’entretien, ou son début
cli-ask--path = le chemin ou le nom de la question ; « . » pour l’entretien entier
cli-ask--text = la question
cli-reply = répondre à une question de la coordination
cli-reply--question = la question, par son identifiant
cli-reply--text = la réponse
cli-settle = régler une question posée
cli-settle--question = la question, par son identifiant
cli-settle--text = une remarque
cli-return = renvoyer un entretien avec ses questions
cli-return--id = l’identifiant de l’entretien, ou son début
cli-return--text = pourquoi
cli-reopen = revenir sur une acceptation, une publication ou un retrait qui masque
cli-reopen--id = l’identifiant de l’entretien, ou son début
cli-reopen--text = pourquoi
cli-accept = accepter des entretiens tels qu’ils sont ici
cli-accept--ids = les entretiens ; aucun : tous ceux que les filtres laissent passer
cli-accept--authority = sur cette collectivité seulement
cli-accept--form = avec ce questionnaire seulement
cli-accept--person = commencés par cette personne seulement
cli-accept--country = de ce pays seulement
cli-accept--wave = de cette vague seulement
cli-accept--clean = seulement ceux où rien n’est ouvert
cli-accept--text = une remarque
cli-accept--dry-run = dire lesquels, ne rien écrire
cli-release = ouvrir à l’analyse des entretiens acceptés
cli-release--ids = les entretiens ; aucun : tous ceux que les filtres laissent passer
cli-release--authority = sur cette collectivité seulement
cli-release--form = avec ce questionnaire seulement
cli-release--person = commencés par cette personne seulement
cli-release--country = de ce pays seulement
cli-release--wave = de cette vague seulement
cli-release--clean = seulement ceux où rien n’est ouvert
cli-release--text = une remarque
cli-release--dry-run = dire lesquels, ne rien écrire
cli-withdraw = retirer un entretien, ou ce qu’un informateur y a dit
cli-withdraw--id = l’identifiant de l’entretien, ou son début
cli-withdraw--informant = seulement ce que cet informateur a dit
cli-withdraw--text = pourquoi
cli-inbox = tout ce qui attend une décision, le plus grave et le plus ancien d’abord
cli-conflicts = les questions qui ont deux réponses
cli-conflicts-list = tout ce qui est à trancher
cli-conflicts-decide = trancher
cli-conflicts-decide--id = l’identifiant de l’entretien, ou son début
cli-conflicts-decide--path = le chemin, le nom ou la clé de la question
cli-conflicts-decide--take = cette version vaut, par son numéro dans la liste
cli-conflicts-decide--value = une autre réponse vaut
cli-conflicts-decide--nonresponse = une non-réponse vaut
cli-conflicts-decide--keep = la fiche reste
cli-conflicts-decide--remove = la fiche s’en va
cli-conflicts-decide--reason = pourquoi
cli-duplicates = les entretiens qui n’en sont peut-être qu’un
cli-duplicates-list = les paires possibles
cli-duplicates-list--all = celles qui sont décidées aussi
cli-duplicates-compare = deux entretiens côte à côte
cli-duplicates-compare--one = un entretien
cli-duplicates-compare--other = l’autre
cli-duplicates-compare--all = les réponses égales aussi
cli-duplicates-mark = dire ce qu’est une paire
cli-duplicates-mark--one = un entretien
cli-duplicates-mark--other = l’autre
cli-duplicates-mark--both-valid = les deux valent
cli-duplicates-mark--duplicate = le premier répète le second
cli-authority-alias = dire que deux collectivités n’en sont qu’une
cli-authority-alias--one = l’une, par son nom ou son identifiant
cli-authority-alias--other = l’autre
cli-authority-alias--revoke = dire qu’elles sont deux
action-show-inbox = à décider
action-next-asked = question posée suivante
action-reply-asked = répondre à la question posée
action-ask-field = questionner le terrain
action-conflict-reason = dire pourquoi
action-conflict-ask = questionner
action-inbox-open = ouvrir
action-inbox-accept = accepter
action-inbox-settle = régler
action-inbox-return = renvoyer
action-inbox-same = un seul
action-inbox-apart = deux
keys-in-inbox = à décider
window-reply = Répondre à la coordination :
window-conflict-reason = Pourquoi ?
window-conflict-ask = Que demander au terrain ?
window-inbox-return = Renvoyer avec ses questions ouvertes. Un mot (facultatif) :
interview-nothing-asked = Aucune question posée.
interview-replied = Répondu.
conflict-asked = Question posée ; elle part avec le prochain paquet.
conflict-why = parce que : { $reason }
conflict-words-of = paroles de { $informant }
conflict-doubt = horloge douteuse
inbox-count = { $count ->
    [one] { $count } à décider
   *[other] { $count } à décider
}
inbox-compared =
    1 : { $one }
    2 : { $other }
    Après Échap : « d » un seul et même, « v » deux, tous deux valables.
inbox-done = Fait.
action-inbox-filter = filtrer
action-inbox-accept-all = tout accepter
window-inbox-filter = Ne montrer que les lignes où figure (nom, personne, questionnaire, pays, jour) :
window-accept-all = { $count ->
    [one] Accepter l’entretien affiché ?
   *[other] Accepter les { $count } entretiens à relire qui sont affichés ?
} { $open ->
    [0] Aucun n’a de question ni de conflit ouvert.
    [one] 1 a encore une question ou un conflit ouvert.
   *[other] { $open } ont encore une question ou un conflit ouvert.
} Entrée accepte, Échap laisse tout.
inbox-filtered = « { $filter } »
inbox-none-shown = Aucune ligne ne correspond. Échap montre tout.
inbox-none-to-accept = Aucun entretien à accepter parmi les lignes affichées.
inbox-accepted = { $count ->
    [one] 1 entretien accepté.
   *[other] { $count } entretiens acceptés.
}
inbox-names-compared =
    1 : { $one }
    2 : { $other }
    Après Échap : « d » un seul et même lieu, « v » deux lieux.
inbox-waiting-about =
    { $who } : ce qui attend, et quoi. Rien n’est perdu.
    S’il manque un paquet, demander à la personne « repere bundle create --all ».
    Si l’appareil n’est pas accepté : recevoir son paquet encore une fois, puis « a ».
inbox-silent-about = { $who } : rien reçu depuis { $days ->
    [one] 1 jour
   *[other] { $days } jours
}. Ses entretiens tels qu’ils sont ici :
inbox-fork-about =
    { $who } : deux histoires sous un même nom (dossier copié ou remis d’une sauvegarde).
    Les deux sont gardées ; leurs désaccords sont des conflits. Ses entretiens :
inbox-no-interview = Aucun entretien de cet appareil ici.
inbox-not-here = Cette touche ne s’applique pas à cette ligne.
role-field = enquêteur
role-team = responsable d’équipe
role-country = coordination du pays
role-study = coordination de l’étude
need-refused = fichier mis de côté : { $why }
need-apart = pas encore de l’étude : { $count ->
    [0] rien n’attend
    [one] un événement attend
   *[other] { $count } événements attendent
} à part. « a » accepte
action-inbox-leave = laisser
inbox-apart-about = { $who } n’est pas encore de l’étude. Ce qui est arrivé attend à part, rien n’est perdu. « a » dans la liste accepte sa parole ; pour en rester là, ne rien faire.
inbox-refused-about = Ce fichier a été mis de côté ; rien n’en a été pris, et il est resté où il était. « l » dans la liste le laisse ainsi ; le recevoir à nouveau réessaie.
