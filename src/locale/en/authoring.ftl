# Messages of the commands for authors of forms: convert, diff, test, migrate.
cli-form-show--attachments = the folder of the form’s attachments (else NAME-media beside it)
cli-form-show--lenient = let pass what older tools accepted, and say so
cli-form-check--attachments = the folder of the form’s attachments (else NAME-media beside it)
cli-form-check--lenient = let pass what older tools accepted, and say so
cli-form-test--attachments = the folder of the form’s attachments (else NAME-media beside it)
cli-form-test--lenient = let pass what older tools accepted, and say so
cli-form-trace--lenient = let pass what older tools accepted, and say so
cli-form-convert = write a form as .json or .xlsx, without loss
cli-form-convert--input = an id or a file (.xlsx, .xls, .json, .md, .csv in a zip or folder)
cli-form-convert--output = the file to write; its ending decides
cli-form-convert--force = write over a file that is there
cli-form-diff = what changed between two versions of a form, in plain words
cli-form-diff--old = the older version: an id or a file
cli-form-diff--new = the newer version: an id or a file
cli-form-test = play the scenarios kept beside a form (NAME.test.json, NAME-tests/)
cli-form-test--form = an id or a file
cli-form-test--scenario = a scenario file; may be repeated
cli-interview-migrate = move an interview to another version of its form
cli-interview-migrate--id = the interview’s id, or the beginning of it
cli-interview-migrate--to = the version to move to: an id or a file
cli-interview-migrate--rename = a question that has another name there; may be repeated
cli-interview-migrate--map = a JSON file of such names
cli-interview-migrate--dry-run = say what would happen, write nothing
cli-convert-ending = { $file } must end in .json or .xlsx: the ending says what to write.
cli-convert-exists = { $file } is already there; --force writes over it.
cli-converted = { $file }: { $sheets ->
    [one] { $sheets } sheet
   *[other] { $sheets } sheets
}, { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}.
cli-outline-relevant = asked if { $rule }
cli-outline-count = as many as { $rule }
cli-outline-calculation = = { $rule }
cli-test-none = No scenario lies beside { $form }: write one as NAME.test.json, or name a file with --scenario.
cli-test-held = ok: { $title }
cli-test-failed = FAILS: { $title }
cli-test-miss = { $after ->
    [start] At the start
   *[other] After step { $after }
}, { $path }: { $member } is { $found }, not { $expected }
cli-test-count = Scenarios that hold: { $held }. That fail: { $failed }.
cli-migrate-same = The interview is already filled with this version; nothing to do.
cli-migrate-pair = “{ $pair }” is no rename: write old=new.
cli-migrate-no-old = The version of the interview has no single question “{ $name }”.
cli-migrate-no-new = The version to move to has no single question “{ $name }”.
cli-migrate-twice = “{ $name }” would take the answers of two questions.
cli-migrate-kept = kept        { $from } ({ $label }): { $value }
cli-migrate-former = former      { $from } ({ $label }): { $value } stays, though the list no longer has it
cli-migrate-moved = moved       { $from } ({ $label }) → { $to }: { $value }
cli-migrate-converted = converted   { $from } ({ $label }) → { $to }: { $value } becomes { $now }
cli-migrate-no-place = no place    { $from } ({ $label }): { $value } stays in the log; { $why ->
    [not-asked] the new version works it out
    [level] it is asked in another repeat there
    [unfit] the value is none of the new type
   *[gone] the new version does not ask it
}
cli-migrate-added = new         { $to } ({ $label })
cli-migrate-beside = beside      { $from } ({ $label }): no answer
cli-migrate-words = { $notes ->
    [0] {""}
    [one] 1 note
   *[other] { $notes } notes
}{ $voices ->
    [0] {""}
   *[other] { $notes ->
        [0] {""}
       *[other] {", "}
    }{ $voices ->
        [one] 1 other voice
       *[other] { $voices } other voices
    }
}
cli-migrate-would = To { $form } { $version }: kept { $kept }, moved { $moved }, converted { $converted }, without a place { $aside }; new questions { $added }. Beside them: notes { $notes }, other voices { $voices }. Nothing was written.
cli-migrate-done = Moved to { $form } { $version }: kept { $kept }, moved { $moved }, converted { $converted }, without a place { $aside }; new questions { $added }. Beside them: notes { $notes }, other voices { $voices }.
form-diff-none = Nothing changed.
form-diff-setting = Setting { $name }: “{ $old }” became “{ $new }”.
form-diff-added = New: { $name } ({ $label }).
form-diff-removed = Gone: { $name } ({ $label }).
form-diff-moved = { $name } moved from { $old } to { $new }.
form-diff-renamed = { $old } is now named { $new } ({ $label }).
form-diff-kind = { $name }: the type { $old } became { $new }.
form-diff-order = { $before ->
    [last] { $name } now comes last in its group.
   *[other] { $name } now comes before { $before }.
}
form-diff-text = { $name }, { $column } in { $language }: “{ $old }” became “{ $new }”.
form-diff-rule-added = { $name }: { $column } is new: { $new }
form-diff-rule-removed = { $name }: { $column } is gone (it was { $old }).
form-diff-rule = { $name }: { $column } was { $old } and is { $new }
form-diff-list-added = New list: { $list }.
form-diff-list-removed = List gone: { $list }.
form-diff-choice-added = List { $list }: new choice { $choice } ({ $label }).
form-diff-choice-removed = List { $list }: choice { $choice } ({ $label }) is gone.
form-diff-choice = List { $list }, choice { $choice } in { $language }: “{ $old }” became “{ $new }”.
cli-without-place = { $key }: { $value } (the form of this interview has no place for it)
