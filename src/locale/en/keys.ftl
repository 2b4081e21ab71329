# The study's key, its people, and what is said around them.
cli-init--invite = the study’s invitation
cli-keys-study = make the study’s key here
cli-keys-study--recovery = the file to write the recovery key to
cli-keys-show = who is of the study, and what holds
cli-keys-card = this device’s card, to be given to the coordinator
cli-keys-card--output = the file to write
cli-keys-add = take a person into the study
cli-keys-add--card = the card
cli-keys-add--role = the role: field, team, country, study
cli-keys-role = give a device another role
cli-keys-role--device = the device or person
cli-keys-role--role = the role: field, team, country, study
cli-keys-revoke = take a device’s word no further than a number
cli-keys-revoke--device = the device or person
cli-keys-revoke--last = the last number that counts; without it, the last one held here
cli-keys-recipients = to whom bundles are sealed
cli-keys-recipients--to = devices, persons or age keys; none: the coordinators
cli-keys-invite = write an invitation
cli-keys-invite--output = the file to write
cli-keys-bind = bind this folder to the study of an invitation
cli-keys-bind--invitation = the invitation
cli-keys-recover = take the study’s voice over with the recovery key
cli-keys-recover--recovery = the file with the recovery key
keys-bound = This folder is bound to a study already.
keys-unbound = This folder is bound to no study key: everyone may do everything in it. To bind it: “repere keys bind INVITATION”; to found the study: “repere keys study”.
keys-not-ours = The study’s key is not in this folder: only the coordinator who has it can do that. If it is lost: “repere keys recover”.
keys-not-the-key = This is not the recovery key of this study, or it was copied wrongly.
keys-not-an-invitation = This file is no whole invitation; ask for it again.
keys-no-card = This is neither the whole card of a device nor a device known here; have it written with “repere keys card”.
keys-foreign = This is of another study (“{ $found }”); nothing was done.
keys-no-role = “{ $value }” is no role: { $roles }.
keys-card-written = { $file }: this device’s card. Hand it to the coordinator.
keys-invited = { $file }: the invitation to the study. Give it to whoever prepares a device; read the fingerprint to each other on the telephone.
keys-study-made = The study’s key is made. Recovery key: { $file }
keys-recovery-paper = Print the recovery key, put it in a safe place, then delete the file: it opens every bundle and replaces the study’s key.
keys-study = Study { $study } · fingerprint { $fingerprint }
keys-here = The study’s key is in this folder.
keys-revoked = revoked, counts up to { $last }
keys-recipients = { $count ->
    [one] Bundles are sealed to { $count } recipient.
   *[other] Bundles are sealed to { $count } recipients.
  }
keys-bound-to = Bound to the study. Fingerprint, to be compared by voice with the coordinator: { $fingerprint }
cli-keys-trust = take the word of a device that is held apart, and what waits of it
cli-keys-trust--device = the device or person
keys-apart = Held apart: { $who }, team { $team } (device { $device }), { $count ->
    [0] nothing waits yet
    [one] one event waits
   *[other] { $count } events wait
}. To take their word: “repere keys trust { $device }”.
keys-trusted = { $who } is accepted: { $count ->
    [0] nothing had waited
    [one] one event that had waited is in
   *[other] { $count } events that had waited are in
}.
keys-is-revoked = The study took the word of device { $device } back; only “repere keys role” gives it again.
keys-no-apart = “{ $text }” is no device held apart here; “repere keys show” lists them.
