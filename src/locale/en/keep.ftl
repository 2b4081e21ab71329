# Messages about copies, keys, what a person must know of the folder, and locking.
store-within = { $path } lies within the data folder itself: a copy there would be lost with it. Choose another place.
store-known-person = { $person } can open this folder already; that person changes the passphrase with “repere keys passphrase”.
notice-place = The place of the data folder: { $why }
notice-fork = Device { $device } wrote two different events number { $n } (a cloned disk, a restored copy): both histories are kept, as { $branches }. Disagreements are conflicts to decide; nothing is lost.
notice-replaced = Device { $by } took the place of { $from }: { $reason }.
notice-waiting = { $count ->
    [one] One segment waits
   *[other] { $count } segments wait
} for events that have not arrived. What is missing: “repere bundle request”.
notice-apart = { $who } (device { $device }) is not of the study yet: { $count ->
    [0] nothing waits
    [one] one event waits
   *[other] { $count } events wait
} apart, nothing of it is lost. To take their word: “repere keys trust { $device }”.
notice-refused = { $count ->
    [one] One file was set aside
   *[other] { $count } files were set aside
} by a merge, with the reason: “repere merge refused”.
notice-moved = Work went on in { $to } because the disk took nothing more; open that folder, and merge this one into it.
notice-no-backup = No copy of this folder was ever made; “repere backup PLACE” makes one.
notice-no-recovery-key = There is no recovery key: who forgets the passphrase loses what was not sent. “repere keys recovery” makes one.
doubt-other-mark = the data or the mark beside them came from elsewhere
doubt-went-back = the data were older than what this folder had written
doubt-copied = the folder was copied or lies on another machine
doubt-no-mark = the mark beside the data was missing
doubt-seen-elsewhere = others held more of its events than this folder did
doubt-backup = the folder was made from a copy
cli-backup = copy the data folder to a second place
cli-backup--place = the folder that is to hold the copy (a stick, a disk); without it, the second place that was set
cli-backup--after-each-interview = make one there after each interview from now on
cli-backup--never = make none after interviews any more
cli-backup-where = Where to? Name a folder: “repere backup /media/stick”. With --after-each-interview it becomes the second place.
cli-backup-done = Copied and read back: { $path } ({ $size } KiB). The copy before it is kept beside it.
cli-backup-after-each = A copy is made there after each interview from now on.
cli-backup-never-done = No copy is made after interviews any more.
cli-backup-before = The copy before was made on { $day }.
cli-backup-failed = The interview is saved, the copy in the second place is not: { $why }
cli-restore = make a data folder again from a copy, or from the bundles that others hold
cli-restore--copy = the copy: the folder given to “repere backup”, or one below it
cli-restore--from-bundles = bundles that others hold
cli-restore--person = whose folder it was, where the bundles hold several people’s
cli-restore--recovery = the study’s recovery key, taken out of its safe: it opens what was sealed
cli-restore--no-passphrase = let the key lie beside the data
cli-restore--replace = move a folder that stands there aside first; nothing is deleted
cli-restore-stands = A data folder stands at { $path }. With --replace it is moved aside first; or choose another place with --data.
cli-restore-aside = The folder that stood there is now { $path }.
cli-restore-done = Made again: { $path }.
cli-restore-new-device = It goes on as a new device, because the old one may have written more than this holds. Merging what others hold brings that back.
cli-restore-sealed = A sealed bundle opens for its recipients alone. The study’s recovery key opens all of the study’s: --recovery FILE. Or ask the coordination for a bundle for this new device.
cli-restore-nobody = These bundles hold nothing of that person.
cli-restore-who = These bundles hold several people’s work ({ $people }): say whose folder it was with --person.
cli-keys = who can open the folder, and by what; the study’s key, its people and their roles
cli-keys-passphrase = change the passphrase
cli-keys-passphrase--new-file = a file whose first line is the new passphrase
cli-keys-passphrase-done = The passphrase is changed.
cli-keys-old-copies = Copies made before still open with the old passphrase.
cli-keys-was-open = Until now the key lay beside the data: whoever copied the folder before can still read that copy.
cli-keys-recovery = make a recovery key and say it once
cli-keys-recovery-words = The recovery key: write these twelve words down, in this order.
cli-keys-recovery-once = They are shown this once and kept nowhere. Typed where the passphrase is asked for, they open the folder; keep the paper away from the laptop. A recovery key made before no longer opens anything.
cli-keys-no-passphrase = This folder has no passphrase; set one first with “repere keys passphrase”.
cli-keys-admit = let another person open the folder, as a device of their own
cli-keys-admit--person = the person’s code
cli-keys-admit--new-file = a file whose first line is that person’s passphrase
cli-keys-admit-done = { $person } can open this folder now, with their own passphrase.
cli-keys-new-needed = Where nobody can type, the new passphrase comes by --new-file.
window-save-elsewhere = The disk does not take it. In which new folder shall work go on? (another disk, a stick)
window-examined = Examined
examined-sound = Everything is there and as it was written.
moved = Enter saves this answer in { $path }, where all is now. Next time: repere --data { $path }
clock-doubt = This machine says that it is { $now }. If that is wrong, set its clock; nothing is lost either way.
