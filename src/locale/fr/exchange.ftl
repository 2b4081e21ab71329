# Messages of the room exchange.
exchange-practice = Un dossier d’entraînement n’envoie et ne reçoit rien ; ouvrir celui de l’étude avec --data.
exchange-nothing = Il n’y a rien à envoyer : aucun entretien ne répond à ce choix.
exchange-foreign-study = { $path } : ce paquet est de l’étude « { $found } », ce dossier de « { $ours } » ; rien n’en a été pris.
exchange-waits-acceptance = Poste { $device }, événements { $first } à { $last } : attend que ce poste soit accepté (merge --accept-new).
exchange-waits-events = Poste { $device }, événements { $first } à { $last } : attend { $needs }.
exchange-waits-order = Poste { $device }, événements { $first } à { $last } : mis à part, l’événement { $event } dit connaître ce que son poste n’avait pas vu.
exchange-nothing-new = Il n’y a rien de nouveau à envoyer : tout ce qui est ici a été confirmé. Pour l’envoyer malgré tout : --all.
exchange-ambiguous = « { $text } » désigne plusieurs postes : { $devices }. Nommer l’un d’eux.
exchange-pieces = { $path } : il manque les tranches { $missing } sur { $parts } ; rien n’en a été pris. Les demander, ou les nommer toutes ensemble.
