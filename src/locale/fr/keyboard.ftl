# L’entretien au clavier : ce qui se dit à côté des réponses.

action-lock = verrouiller
action-ascii = dessin en ASCII
action-terminal-test = essayer ce terminal
action-field-note = note de terrain
action-notes = toutes les notes
action-flag = à reprendre ce soir
action-why = dire pourquoi
action-translation = traduction de travail
action-earlier = réponses d’avant
action-speaker = voix : qui parle
action-informants = informateurs et accords
action-arrival = quelqu’un arrive
action-departure = quelqu’un part
action-evening-mode = dit avant, tapé maintenant
action-read-back = relire à la personne
action-instance-sort = trier
action-sitting = nouvelle séance

palette-elsewhere = ailleurs
palette-not-here = Cette action n’a pas cours ici.
lock-no-passphrase = Ce dossier n’a pas de phrase de passe : le verrou n’aurait pas de clé.

speaker-main = informateur principal
speaker-group = le groupe, d’une seule voix
speaker-new = nouveau code : { $code }
interview-speaks = { $who } parle : ses réponses se gardent à côté de celles de l’informateur principal.
interview-speaks-main = L’informateur principal parle.
interview-voice = voix : { $who }
interview-changed = changée depuis l’envoi
window-abbreviations = Abréviations : « ;mot » puis espace l’écrit en entier. Entrée met celle-ci dans la réponse.
window-no-abbreviations = Aucune abréviation. Une ligne par abréviation dans abbreviations.toml, à côté de keys.toml : ct = "collectivité territoriale" ; ou une liste « abbreviations » dans le questionnaire.
abbreviations-unreadable = { $path }, ligne { $line } : { $why }
interview-flag = à reprendre ce soir
interview-flagged = Marquée pour ce soir.
interview-unflagged = La marque est retirée.
interview-evening = dit avant
interview-evening-on = Ce qui suit a été dit avant et se tape maintenant.
interview-evening-off = Ce qui suit se tape comme il se dit.
interview-attached = La note est rattachée à cette question.
interview-no-why = Rien à expliquer ici : ni réponse absente, ni doute.
interview-no-sittings = Ce questionnaire n’a pas de liste de séances.
reading-nothing = Rien n’est encore répondu.

window-field-note = Note de terrain, à ce moment (Entrée la garde, Alt-Entrée va à la ligne)
window-notes = Les notes, la dernière d’abord. Entrée va à la question ; une note de terrain se rattache à la question affichée.
window-no-notes = Aucune note.
window-translation = Traduction de travail (Entrée la garde, Alt-Entrée va à la ligne)
window-speaker = Qui parle ? Choisir, ou écrire un code nouveau.
window-arrival = Qui arrive ? Choisir, ou écrire un code.
window-departure = Qui part ? Choisir, ou écrire un code.
window-earlier = Ce que d’autres entretiens sur cette collectivité répondent ici
window-no-earlier = Aucun autre entretien sur cette collectivité ne répond ici.
window-why = Pourquoi ? (Entrée garde la raison)
window-terminal-test = Chaque ligne doit se lire comme son nom le dit. Des carrés ou des escaliers : choisir le dessin en ASCII.
terminal-lines = un cadre fermé
terminal-signs = neuf signes d’une case
terminal-accents = des lettres accentuées
terminal-arabic = l’arabe, de droite à gauche
terminal-ethiopic = l’éthiopien
terminal-ascii = Dessiner en ASCII, ou non
terminal-theme = Changer de couleurs
battery-low = Batterie à { $percent } % : tout est enregistré, mais il faut la brancher.
file-seen = { $name }, { $kilobytes } ko
file-absent = aucun fichier à ce chemin
history-auto = formulaire
