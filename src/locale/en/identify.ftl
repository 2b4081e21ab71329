# Messages of the room identify.
identify-title = Profile: { $name }
identify-seen-from = seen from { $date } · rules, version { $rules }
identify-interviews =
    { $count ->
        [0] No interview.
        [one] { $count } interview read:
       *[other] { $count } interviews read:
    }
identify-documents = documents
identify-nobody = no informant
identify-unread = { $interview } waits for form { $form }: not read.
identify-head-process = Process
identify-head-status = Status
identify-head-strength = Str.
identify-head-state = State
identify-head-steering = Steering
identify-head-maturity = Maturity
identify-legend = Strength: A seen, B cited or cross-checked, C with an example, D only asserted. !: two sources contradict each other.
identify-cell-present = ●
identify-cell-probable = ◐
identify-cell-absent = –
identify-cell-unknown = ?
identify-legend-cells = ● present, ◐ probable, – absent, ? unknown. Letter: strength of the evidence, A seen, B cited or cross-checked, C with an example, D only asserted. !: two sources contradict each other.
identify-reasons-title = What was found, and why
identify-rule = { $status }, rule { $rule }: { $meaning }.
identify-strength = Strength { $strength }, { $sources ->
        [one] { $sources } source
       *[other] { $sources } sources
    }, { $organisations ->
        [0] no organisation
        [one] { $organisations } organisation
       *[other] { $organisations } organisations
    }.
identify-sources = { $sources ->
        [one] { $sources } source
       *[other] { $sources } sources
    }, { $organisations ->
        [0] no organisation
        [one] { $organisations } organisation
       *[other] { $organisations } organisations
    }.
identify-contradiction = Two sources contradict each other.
identify-time = State: { $state }.
identify-time-since = State: { $state }, since { $since }.
identify-steering = For the authority: { $steering }.
identify-held = Held by: { $holders }.
identify-elsewhere = On the territory, held by: { $holders }. The maturity is not the authority’s.
identify-maturity = Maturity: { $level } ({ $criteria }).
identify-grip = Hold of the authority: { $level } ({ $criteria }).
identify-not-established = not established, between { $low } and { $high }
identify-level = M{ $level }, { $word }
identify-levels = M{ $low } to M{ $high }
identify-unknown-criterion = { "?" }
identify-quote = “{ $quote }”
identify-pair = { $name }: { $value }
identify-dimensions-title = Dimensions, item by item
identify-points = { $points } of { $max }
identify-not-asked = not asked yet
identify-questions-title = To ask
identify-no-questions = Nothing more to ask.
identify-unknown-signs-title = Signs that these rules do not know
identify-unknown-sign-line = { $sign } · { $question } · { $informant } · { $date }
identify-ask = Whom: { $roles }.
identify-q-contradiction = { $process }: { $informants } do not say the same.
identify-q-contradiction-sign = { $process }: { $informants } do not say the same about “{ $sign }”.
identify-q-clear_up = { $process }: { $informants } says yes and no. To be cleared up.
identify-q-clear_up-sign = { $process }: { $informants } says yes and no about “{ $sign }”. To be cleared up.
identify-q-screening_differs = { $process }: yes and no at screening ({ $informants }). What does each speak of?
identify-q-one_fact = { $process }: one fact, with its date? ({ $informants })
identify-q-see_document-sign = { $process }: can we see what shows “{ $sign }”? ({ $informants })
identify-q-decisive_sign = { $process }: is there a decisive sign?
identify-q-who_knows = Nobody well placed has spoken of: { $process }.
identify-q-second_voice = One no is not enough, another voice on: { $process }.
identify-q-holder_differs = { $process }: who holds it? The answers differ ({ $informants }).
identify-q-who_holds = { $process }: who holds it?
identify-q-steering_differs = { $process }: sought, accompanied, observed or endured? The answers differ ({ $informants }).
identify-q-state_differs = { $process }: what is its state? The answers differ ({ $informants }).
identify-q-how_rooted = { $process }: time, means, texts, actors, linked policies, review?
identify-q-what_became = { $process }: what became of it?
identify-q-what_became-since = { $process }: what became of it since { $since }?
identify-q-unknown_sign-sign = Sign { $sign } is not in these rules: where does it come from? ({ $informants })
identify-comparison-title = Profiles side by side
identify-overview-title = Reading as a whole
identify-steered = Processes found: { $count } ({ $parts }).
identify-not-said = steering not said
identify-roles-title = Roles of actors
identify-roles-none = No role was named.
identify-role-held = Held, said by them and by others, or shown by a document
identify-role-claimed = Claimed, said by them alone
identify-role-attributed = Attributed, said by others only
identify-family-la = The authority
identify-frame-title = Solidarity and interest
identify-scale-s = Solidarity
identify-scale-i = Interest of the territory
identify-scale = today { $now }, five years ago { $then }, in texts { $written }
identify-scale-legend = From 0 to 3; in brackets, how many answers.
identify-frame-now = In what is said: { $now }.
identify-frame-both = In what is said: { $now }; five years ago: { $then }.
identify-frame-unspoken = neither is put forward
identify-frame-solidarity = solidarity
identify-frame-interest = interest
identify-frame-mutual = both, mutual interest
identify-justifications = Reasons given
identify-unscored-D2 = Two scales, never added up: see “Solidarity and interest”.
identify-unscored-D7 = Needs are named, without points: see “Needs and support”.
identify-levers-title = Questions to discuss, and who can help
identify-no-lever = Nothing more to discuss for now.
identify-lever-why = Because: { $why }.
identify-because-processes = { $value ->
        [one] { $value } process
       *[other] { $value } processes
    } ({ $common }): { $names }{ $more ->
        [0] {""}
        [one] { $between }{ $more } other
       *[other] { $between }{ $more } others
    }
identify-because-contradictions = { $value } contradictions: { $names }{ $more ->
        [0] {""}
        [one] { $between }{ $more } other
       *[other] { $between }{ $more } others
    }
identify-because-part = migrants and diaspora at level { $value } of { $of }
identify-because-dimension = { $name }, { $value } of { $of }
identify-needs-title = Needs and support
identify-need = { $need } ({ $count ->
        [one] { $count } voice
       *[other] { $count } voices
    }).
identify-helpers = Who can help: { $names }.
identify-no-helper = No registered support answers it.
identify-method-title = Method
identify-method = Rules, version { $rules }. Nothing is added up into one mark; “unknown” is a result. Every line names its answers and can be contested: say which, by whom and when, and the team takes it up with you.
identify-mirror-title = The two sides of { $code }
identify-mirror-asked = Each question is the one put to side [1]; side [2] answered its counterpart.
identify-mirror-differ = The two sides differ
identify-mirror-agree = The two sides say the same
identify-mirror-silent = Only one side says it
identify-mirror-words = Their words, side by side
identify-mirror-unsaid = not said, or not to be quoted
identify-mirror-wide = (among the widest gaps)
identify-changes-title = What has changed
identify-no-change = Nothing has changed.
identify-change = { $name } · { $what }: { $from } → { $to }
identify-no-mirror = No partnership { $code } has a sheet from both sides.
identify-no-mirrors = No partnership has a sheet from both sides.
rules-refused = { $file } is not used: { $count ->
        [one] { $count } problem
       *[other] { $count } problems
    }.
rules-sound = Rules { $version }: usable. { $processes } processes, { $signs } signs, { $rules } rules.
rules-shape = Line { $line }, column { $column }: { $detail }. Compare with the program’s table (repere profile rules).
rules-unknown-key = { $path }: this key is not known, nothing reads it.
rules-twice = { $table }: { $code } stands twice.
rules-undefined = { $table }: { $code } is defined nowhere.
rules-range = { $table }: { $what } is out of range.
rules-no-last = rules: the last rule must apply always ("any": [[]]), or a process would be left without a status.
rules-near = Is it { $near }?
identify-between = { "; " }
identify-or = { " or " }
identify-month = { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[other] December
    } { $year }
cli-profile-ask = ask the field a question that the profile leaves open
cli-profile-ask--authority = its name or id
cli-profile-ask--number = the question, by its number; without, all are listed
profile-no-such-question =
    { $count ->
        [0] The profile leaves no question open.
        [one] No question { $number }: the profile leaves { $count }.
       *[other] No question { $number }: the profile leaves { $count }, from 1 to { $count }.
    }
profile-asked-already = This question is asked of the field already.
profile-may-not-ask = This folder cannot ask the field: one has to coordinate a team, and to hold an interview about this authority.
