# Messages of the room form.
form-bad-json = This is not the JSON of a form, line { $line }: { $what }.
form-missing-sheet = The sheet “{ $sheet }” is missing.
form-missing-header = The column “{ $header }” is missing from the header row.
form-no-header-row = The first row must hold the headers (type, name, label…); here it holds a question of the type “{ $found }”.
form-duplicate-header = The headers “{ $first }” and “{ $second }” mean one column; keep one of them.
form-no-type = This row has no type.
form-no-name = This row has no name.
form-unknown-type = There is no question type “{ $kind }”.
form-type-spelling = The type “{ $kind }” is understood; other tools refuse this spelling.
form-bad-name = “{ $name }” is no name: it must begin with a letter or an underscore, then hold letters, digits, underscores, hyphens and points only.
form-bad-root-name = “{ $name }” cannot name the form in the data: a name begins with a letter or _, then letters, digits, _, - and points follow.
form-duplicate-name = The name “{ $name }” is already used in this group.
form-duplicate-name-case = The name “{ $name }” differs from another one here by its capitals only.
form-unmatched-end = This end of a { $kind } ends nothing that is open.
form-unmatched-begin = The { $kind } “{ $name }” has no end.
form-unknown-list = There is no list “{ $list }” in the choices.
form-choice-without-name = A choice of the list “{ $list }” has no name.
form-choice-without-label = The choice “{ $name }” of the list “{ $list }” has no label.
form-duplicate-choice = The list “{ $list }” holds the choice “{ $name }” twice; settings allow it with allow_choice_duplicates.
form-choice-with-blank = The choice “{ $name }” of the list “{ $list }” has a blank in its name: where several answers are allowed, blanks separate them.
form-missing-file = The file { $file } is not beside the form.
form-bad-file = The file { $file } cannot be read: { $what }.
form-unknown-reference = No question is named “{ $name }”.
form-ambiguous-reference = Several questions are named “{ $name }”: a reference needs a single one.
form-bad-reference = “{ $text }” is no reference: it starts with $ and an opening brace, then a question’s name, and ends with a closing brace.
form-unseparated-references = “{ $text }”: put a comma between the references.
form-unknown-path = Nothing stands at “{ $path }”: it always reads as blank.
form-cycle = These depend on each other in a circle: { $names }.
form-no-calculation = “{ $name }” has no calculation.
form-hidden-trigger = “{ $trigger }” cannot trigger “{ $name }”: nobody answers it on screen.
form-bad-parameters = “{ $text }” are no parameters: they are written key=value, separated by blanks.
form-bad-nonresponse = “{ $word }” is no kind of non-answer.
form-unknown-language = No column is in the default language “{ $language }”.
form-expression-empty = The expression is empty.
form-expression-long = The expression has { $length } characters, more than { $limit }.
form-expression-deep = Brackets stand more than { $limit } deep in each other; cut the expression into several calculations.
form-expression-quote = The quote opened at character { $position } is not closed: { $text }
form-expression-character = The character “{ $character }” (place { $position }) means nothing in an expression.
form-expression-operator = “{ $found }” (place { $position }) is no operator here: write { $right }
form-expression-unexpected = “{ $found }” cannot stand at character { $position }: an operator or an end is expected.
form-expression-unfinished = A value is missing after “{ $after }” (place { $position }).
form-expression-bracket = The bracket “{ $open }” opened at character { $position } is not closed.
form-expression-function = There is no function “{ $name }”; see “repere help functions”.
form-expression-foreign = “{ $name }” belongs to another system and is no ODK function; use { $instead }
form-expression-arguments = { $function }(): arguments expected { $takes }, given { $given }.
form-expression-argument = Argument { $number } of { $function }() must be { $expected }.
form-expression-pattern = The pattern { $pattern } cannot be read: { $what }
form-expression-axis = There is no axis “{ $name }”.
form-expression-instance = There is no list or file “{ $id }”.
form-reserved-name = The name “{ $name }” is reserved: the form keeps its own data there.
form-repeat-named-root = A repeat cannot be named “{ $name }” as the root of the form is.
form-duplicate-repeat = Two repeats are named “{ $name }”; give one of them another name.
form-select-without-list = “{ $kind }” must be followed by the name of a list.
form-dead-type = “{ $kind }” stays blank: machines no longer give it.
form-no-label = The question “{ $name }” has neither label nor hint.
form-no-repeat-label = The repeat “{ $name }” has no label.
form-long-label = The label of “{ $name }” is { $width } columns wide: on a screen of 80 columns it fills more than half of the height.
form-other-with-filter = “{ $name }” cannot have or_other beside a choice filter; write the choice and its question out.
form-untranslated-other = The choice that or_other adds to “{ $name }” is in English in every language; write it out to translate it.
form-bad-list-file = The file “{ $file }” cannot hold choices: it must end in .csv, .xml or .geojson.
form-file-clash = The files { $first } and { $second } would both be read as one list; rename one of them.
form-unknown-parameter = “{ $name }” is no parameter of { $kind }.
form-bad-incremental = incremental={ $value }: it must be true or false.
form-bad-reference-geometry = reference-geometry={ $value }: it must be the name of a list or file.
form-bad-capture-accuracy = capture-accuracy={ $value }: it must be a number.
form-bad-warning-accuracy = warning-accuracy={ $value }: it must be a number.
form-bad-mock-accuracy = allow-mock-accuracy={ $value }: it must be true or false.
form-bad-parameter = { $name }={ $value }: it must be { $expected }
form-no-max-pixels = The image “{ $name }” has no max-pixels: photos stay as large as the camera makes them.
form-range-not-number = { $name }={ $value }: it must be a number.
form-range-zero = { $name } cannot be 0.
form-range-too-large = { $name } is larger than the whole range.
form-range-not-multiple = { $name } is not a multiple of the step { $step }.
form-range-outside = { $name }={ $value } lies outside the range.
form-range-unknown-labels = The list “{ $list }” of tick_labelset is not in the choices.
form-range-too-many-labels = The list “{ $list }” of tick_labelset must have two choices, since no-ticks draws only the ends.
form-range-appearance = The parameter { $name } works with the appearances vertical, no-ticks or none.
form-range-label-not-number = The choice “{ $choice }” of the list “{ $list }” labels a tick, so it must be a number.
form-range-label-outside = The choice { $choice } of the list “{ $list }” is outside the range.
form-range-label-not-multiple = The choice { $choice } of the list “{ $list }” is not on a tick: ticks are { $step } apart.
form-range-labels-not-ends = With no-ticks, the choices of the list “{ $list }” must be the start and the end of the range.
form-bad-choices-header = The column “{ $header }” of the choices is left out: a header has no blanks and is not empty.
form-entity-delimiters = “{ $property }” has more than one #: write list#property.
form-duplicate-entity-list = The list “{ $list }” is described twice.
form-entity-without-list = The entity has no list_name.
form-audit-name = The audit is named “{ $name }”; its name must be audit.
form-saved-without-entities = “{ $property }” is saved to an entity, but there is no sheet entities.
form-duplicate-property = Two questions are saved to the property “{ $property }”.
form-saved-group = A group or repeat cannot be saved to “{ $property }”; save its questions.
form-unknown-entity-list = No entity has the list “{ $list }”.
form-entity-without-label = An entity of “{ $list }” is created: it needs a label.
form-entity-without-update = The entity of “{ $list }” has entity_id and create_if: it needs update_if.
form-entity-without-id = The entity of “{ $list }” has update_if: it needs entity_id.
form-entity-prefix = Several entities are described: write list#{ $property }
form-entity-without-place = The form and each of its groups and repeats hold one entity at most: in { $scope } none is left for “{ $list }”, because of “{ $other }”.
form-property-elsewhere = An entity of “{ $list }” is made in one repeat: “{ $property }” is saved in { $scope }, while { $other } holds the rest. Bring the value there by a calculate and save that.
form-entity-reads-elsewhere = An entity of “{ $list }” is made in one repeat: it reads “{ $name }” in { $scope }, while { $other } holds the rest. Bring the value there by a calculate and read that.
form-unknown-entity-header = The sheet entities has no column “{ $header }”.
form-entity-underscores = “{ $name }” cannot begin with two underscores.
form-entity-point = “{ $name }” cannot hold a point.
form-entity-reserved = The property “{ $name }” is reserved.
form-key-without-id = omit_instanceID cannot stand beside public_key: encryption needs the id.
form-point-without-trigger = “{ $name }” (background-geopoint) needs a trigger.
form-point-with-calculation = “{ $name }” (background-geopoint) cannot have a calculation.
form-misspelt-sheet = The sheet “{ $sheet }” is not read; an underscore before its name says that this is meant.
form-language-without-code = The language “{ $language }” has no code: write it as “{ $language } (fr)” with its own code.
form-missing-translation = The column “{ $column }” has no translation in { $language }: a dash is shown.
form-disabled-row = The row “{ $name }” is disabled and left out.
form-empty-group = The group “{ $name }” holds nothing.
form-unused-list = No question and no expression uses the list “{ $list }”.
form-select-compared = “{ $name }” takes several answers: the comparison fails as soon as two are given; use selected().
form-unknown-choice = “{ $name }” is compared with “{ $choice }”, which the list “{ $list }” does not have.
form-never-relevant = “{ $name }” is never asked: its relevance can never hold.
form-missing-texts = The column “{ $column }” lacks its text in { $language } (rows: { $count }, this one first): another language is shown there.
form-degraded = { $instead ->
    [left-out] “{ $feature }” means nothing in a terminal and is left out.
    [list] “{ $feature }” cannot be drawn in a terminal: the choices are shown as a list.
    [log] “{ $feature }”: every change is in the log, with its time and author; “repere interview media” writes it as audit.csv.
    [path] “{ $feature }”: a file is given by its path; a terminal takes no picture and no sound.
    [plain] “{ $feature }” looks its choices up in another program: here the value is chosen or typed, and kept as it is.
    [scanner] “{ $feature }”: the code is typed, or read by a scanner that types.
    [typed] “{ $feature }”: the value is typed; a terminal has no map and no sensor.
    [gregorian] “{ $feature }”: dates are shown in the Gregorian calendar.
    [people] “{ $feature }” is not used: what leaves this machine is sealed to the study’s own keys.
   *[blank] “{ $feature }” stays blank: a terminal cannot fill it.
}
form-too-deep = The groups are nested deeper than { $limit }; the rest of the sheet is not read.
form-too-large = The form has more than { $limit } rows; what follows is not read.
sheet-disk = { $path } cannot be read: { $what }.
sheet-too-large = The file is too large for a form: { $bytes }, at most { $limit }.
sheet-lfs-pointer = This is a Git LFS pointer, not the file; run “git lfs pull”.
sheet-lock-file = This is the lock file of an office program; close the document and give the file itself.
sheet-other-spreadsheet = This is a spreadsheet of the kind { $kind }; save it as .xlsx.
sheet-no-spreadsheets = This program was built without spreadsheets; convert the form to .json elsewhere.
sheet-damaged = The file is damaged: { $what }.
sheet-not-text = The file is neither a spreadsheet nor text in UTF-8.
sheet-no-sheets = No sheet named survey is in it: this is no form.
sheet-long-cell = { $sheet }, row { $row }, column { $column }: { $length } characters, a spreadsheet cell holds { $limit }.
sheet-name = “{ $sheet }” is no name for a sheet of a spreadsheet: { $what }.
