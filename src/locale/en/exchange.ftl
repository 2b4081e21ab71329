# Messages of the room exchange.
exchange-practice = A practice folder sends and receives nothing; open that of the study with --data.
exchange-nothing = There is nothing to send: no interview answers to this choice.
exchange-foreign-study = { $path }: this bundle is of study “{ $found }”, this folder of “{ $ours }”; nothing of it was taken.
exchange-waits-acceptance = Device { $device }, events { $first } to { $last }: waits for this device to be accepted (merge --accept-new).
exchange-waits-events = Device { $device }, events { $first } to { $last }: waits for { $needs }.
exchange-waits-order = Device { $device }, events { $first } to { $last }: set aside, event { $event } says it knew what its device had not seen.
exchange-nothing-new = There is nothing new to send: all that is here was confirmed. To send it all the same: --all.
exchange-ambiguous = “{ $text }” names several devices: { $devices }. Name one of them.
exchange-pieces = { $path }: slices { $missing } of { $parts } are missing; nothing was taken. Ask for them, or name all of them together.
