# Messages of the room bundle.
bundle-file = { $path }: the file cannot be read ({ $why }).
bundle-too-long = { $path }: longer than any bundle (limit { $limit } bytes); nothing of it was taken.
bundle-not-text = { $path }: not a Repère bundle (no text from byte { $offset } on).
bundle-cut-off = { $path }: the bundle is cut off at line { $line }, column { $column }; nothing of it was taken. Copy it or ask for it again.
bundle-json = { $path }: damaged at line { $line }, column { $column } ({ $what }); nothing of it was taken. Ask for it again.
bundle-not-a-bundle = { $path }: not a Repère bundle.
bundle-newer = { $path }: written by a newer version (format { $found }, known up to { $known }); update Repère. Nothing of it was taken.
bundle-twice = { $path }: the field “{ $field }” stands in it twice; nothing of it was taken.
bundle-unknown-field = { $path }: the field “{ $field }” is not part of this format; nothing of it was taken.
bundle-field = { $path }: the field “{ $field }” is missing or not what it must be; nothing of it was taken.
bundle-card = { $path }: card no. { $number } of a device does not hold; nothing of it was taken.
bundle-other-study = { $path }: device { $device } is of study “{ $found }”, the bundle of “{ $study }”; nothing of it was taken.
bundle-form = { $path }: form no. { $number } ({ $id }) is not the one that its hash names; nothing of it was taken.
bundle-long-segment = { $path }: segment no. { $number } is longer than { $limit } bytes; nothing of it was taken.
bundle-segment = { $path }: segment no. { $number } was altered or is wrong ({ $what }); nothing of it was taken. Ask its author for the bundle again.
bundle-repeated-segment = { $path }: segment no. { $number } stands in it twice; nothing of it was taken.
bundle-no-card = { $path }: segment no. { $number } is of device { $device }, whose card is neither here nor in the bundle; nothing of it was taken.
bundle-signature = { $path }: the signature of device { $from } does not cover this content, the bundle was altered; nothing of it was taken.
bundle-damaged-cover = { $path }: the cover sheet is cut off or changed; nothing was taken. Ask for the bundle again.
bundle-damaged-seal = { $path }: the seal is cut off or changed; nothing was taken. Copy the file again or ask for it again.
bundle-damaged-pack = { $path }: what the seal holds is no whole Repère bundle; nothing was taken.
bundle-damaged-compression = { $path }: the compressed content cannot be read; nothing was taken. Ask for it again.
bundle-not-for-us = { $path }: sealed to others; it does not open here. It can be carried on as it is.
bundle-resealed = { $path }: device { $from } did not seal it to us, one of its recipients sealed it anew; nothing was taken.
bundle-stripped = { $path }: the seal or the cover sheet was taken off; what is left proves nothing, and nothing was taken.
bundle-unknown-sender = { $path }: signed by device { $device }, unknown here and without a card; nothing was taken. Ask its author for a bundle with --all.
bundle-bomb = { $path }: the content grows beyond the { $length } bytes that device { $from } announces, or those grow beyond all measure; nothing was taken.
bundle-dictionary = { $path }: compressed by device { $from } with a form that is not here; nothing was taken. Update Repère or ask for a bundle with --all.
bundle-recipient = “{ $text }” is neither a device known here nor an “age1…” key.
bundle-no-recipient = Nobody to seal this bundle to.
cli-bundle-create--recipient = sealed to this device or this age key too; can be given several times
cli-bundle-cover = Sealed · study { $study } · made by { $from } · { $interviews ->
    [one] { $interviews } interview
   *[other] { $interviews } interviews
  }, { $events ->
    [one] { $events } event
   *[other] { $events } events
  } · { $id }
cli-bundle-cover-only = This bundle is sealed to others: only its cover sheet can be read here. It can be carried on as it is.
file-differs = read back, the file is not what was written; the medium is broken
cli-bundle-create--receiver = for this device or person: what it has not confirmed, sealed to it; can be given several times
cli-bundle-create--max-size = several files, none larger than this: 100k, 20M
cli-bundle-create--armor = as text, for mail and chat
cli-bundle-split = cut a file into slices
cli-bundle-split--file = the file
cli-bundle-split--max-size = no slice larger than this: 100k, 20M
cli-bundle-join = join slices again
cli-bundle-join--files = the slices, in any order
cli-bundle-join--output = the file to write
cli-bundle-armor = a bundle as text, for mail and chat
cli-bundle-armor--file = the bundle
cli-bundle-qr = a small bundle as a code to scan
cli-bundle-qr--file = the bundle
cli-bundle-log = what left and what came, for good
cli-bundle-receipts = how far each interview has come, and the last word of each device
cli-bundle-bad-size = “{ $value }” is no size: a number of bytes of at least { $least }, or like 100k, 20M.
cli-bundle-fits = The file is no larger than that already: nothing was cut.
cli-bundle-two-wholes = These slices come from different files: join them separately.
cli-bundle-joined = { $file } joined and checked. Check code: { $code }
cli-bundle-code = Check code, to be read on the telephone: { $code }
cli-bundle-no-qr = { $bytes } bytes do not fit one code (at most { $most }); send it as a file or as text (bundle armor).
cli-bundle-log-none = Nothing left and nothing came.
cli-bundle-log-out = { $when }  left → { $who }  { $file }, { $events ->
    [one] { $events } event
   *[other] { $events } events
}, { $bytes } bytes
cli-bundle-log-in = { $when }  came ← { $who }  { $file }, { $events ->
    [one] { $events } event
   *[other] { $events } events
}
cli-receipts-none = No interview and no other device.
cli-receipts-never = never
cli-receipts-device = Device { $device } ({ $who }): last heard { $when }; confirms our events up to { $confirmed } of { $last }
travel-here = not sent yet
travel-sent = sent, not confirmed yet
travel-arrived = arrived
travel-twice = confirmed twice: may be removed here
kilobytes = { $whole }.{ $tenth } kB
bundle-damaged-armour = { $path }: the text is cut off or changed; nothing was taken. Copy all of it again, from the first mark to the last.
bundle-damaged-slice = { $path }: the slice is cut off or changed; nothing was taken. Copy it again.
bundle-sliced = { $path }: slice { $part } of { $parts }; name all the slices together.
sent-sealed = Written and sealed to the coordinators: { $path } ({ $count ->
    [one] { $count } interview
   *[other] { $count } interviews
  }, { $kilobytes } kB).
bundle-too-many = { $path }: the field “{ $field }” lists more than { $limit } entries; nothing of it was taken.
refused-long = longer than any bundle
refused-damaged = cut off or damaged
refused-json = not well-formed
refused-newer = from a newer version
refused-card = a device’s card does not hold
refused-form = a questionnaire is not the one named
refused-segment = altered inside
refused-sender = sender unknown
refused-signature = the signature does not hold
refused-bomb = grows beyond all measure
refused-dictionary = needs a questionnaire that is not here
refused-study = of another study
refused-parcel = a file that nobody asked for, or not the one named
refused-settled-open = to be looked at
refused-settled-left = left at that
refused-settled-taken = taken since
refused-column-state = State
refused-column-file = File
refused-column-size = Size
refused-column-why = Why
refused-none = No merge here ever set a file aside.
refused-left = { $count ->
    [0] Nothing was left to look at.
    [one] One file is left at that; it stays on this list.
   *[other] { $count } files are left at that; they stay on this list.
}
cli-merge-refused = the files that merges set aside, and why, for good
cli-merge-refused--leave = leave them at that: they go from what is to be decided
cli-merge-lower = { $file } came in a less safe way (without seal, or in an older layout) than device { $from } sent before; its own signature holds, and it was taken. Ask whether that was meant: whoever had the file could read it.
cli-merge-fork = Device { $device } wrote two different events number { $n } (a cloned disk, a restored copy): both are kept. Disagreements are conflicts to decide.
bundle-parcel = { $path }: no bundle but parts of files, or a request, of device { $from }. “repere merge” takes it.
bundle-lacking-file = { $name }, interview { $interview }: { $size } lacking
bundle-lacking-nothing = Nothing is lacking here.
bundle-request-written = Request written: { $file }. Give it to those who are asked; their answer completes what waits. Check code: { $code }
bundle-media-written = { $count ->
    [one] One file
   *[other] { $count } files
} written, { $size }, { $parcels ->
    [one] in one parcel
   *[other] in { $parcels } parcels, which may arrive in any order
}:
exchange-parcel-files = From { $who }: { $parts ->
    [one] one part of a file
   *[other] { $parts } parts of files
}, { $whole ->
    [0] none whole yet
    [one] one file is whole now
   *[other] { $whole } files are whole now
}.
exchange-parcel-request = { $who } asks for { $lacks ->
    [0] no event
    [one] one event
   *[other] { $lacks } events
} and { $wanted ->
    [0] no file
    [one] one file
   *[other] { $wanted } files
} held here. To answer: “repere bundle create --for { $device } -o FILE”, for the files with --media.
exchange-file-unnamed = { $path }: the file { $hash }… is named by no answer here, or not at this length; nothing of it was taken. Merge the bundle with the answer first, then this again.
exchange-file-wrong = { $path }: all parts of the file { $hash }… came, and are not what the answer says; they were thrown away. Ask again: “repere bundle request”.
merge-request-written = Something is missing: the request is written, { $path }. Give it back to { $who }.
cli-bundle-request = what is lacking here, and the request for it
cli-bundle-request--output = the file to write; without it, what is lacking is listed
cli-bundle-request--receiver = whom to ask; without it, whoever sent what waits
cli-bundle-create--media = the files that answers name, instead of the answers
sent-sealed-to = Written: { $path }, sealed to { $who } ({ $kilobytes } kB).
