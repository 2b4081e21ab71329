//! The one table of what a person can do: id, scope, default keys.
//!
//! Footer, help, palette and documentation are drawn from it; the words for an action are the message
//! `action-ID`, short enough for the footer. Ids are public and stable, keys are not. A key that types a character
//! acts only where no text field has the focus: typing always goes to the answer.

/// Where an action can be done. A screen gives the scopes that hold at the moment, the nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// In every place.
    Everywhere,
    /// On the home screen.
    Home,
    /// In a list of which one line is chosen.
    List,
    /// Among the fields of a page (first start, new interview, unlock).
    Page,
    /// In an interview.
    Interview,
    /// On a question with one choice.
    Choice,
    /// On a question with several choices.
    Choices,
    /// On a rank.
    Rank,
    /// On the screening: a key a row.
    Rows,
    /// Among choices side by side.
    Across,
    /// On the grid of signs.
    Signs,
    /// In the outline.
    Outline,
    /// On a repeat.
    Repeat,
    /// In a text field.
    Text,
    /// In a long answer.
    Editor,
    /// On the review before submission.
    Review,
    /// On a profile.
    Profile,
    /// On a rehearsed merge.
    Merge,
    /// On a preview of an interview in another version of its form.
    Migration,
    /// On a merge that was made.
    Merged,
    /// On a conflict card.
    Conflict,
    /// In the list of what needs a decision.
    Inbox,
    /// In a window over the screen (palette, search, note, help, question).
    Window,
}

/// One line of the table.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// What is done.
    pub action: Action,
    /// The public id; `action-ID` is its message.
    pub id: &'static str,
    /// Where.
    pub scope: Scope,
    /// By which keys, the first of which is shown.
    pub keys: &'static [&'static str],
    /// Its place in the footer; 0 keeps it out.
    pub footer: u8,
}

macro_rules! actions {
    ($($scope:ident { $($name:ident $id:literal [$($key:literal),*] $footer:literal;)* })*) => {
        /// Everything that a person can do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[allow(missing_docs, reason = "the id in the table and its message say what each one does")]
        pub enum Action { $($($name,)*)* }

        /// The table.
        pub static ACTIONS: &[Row] = &[
            $($(Row { action: Action::$name, id: $id, scope: Scope::$scope, keys: &[$($key),*], footer: $footer },)*)*
        ];
    };
}

actions! {
    Everywhere {
        Back "back" ["Esc"] 0;
        Help "help" ["F1", "?"] 90;
        Palette "palette" [":", "Ctrl-P"] 0;
        Language "language" ["Ctrl-L", "L"] 0;
        Leave "leave" ["Ctrl-C"] 55;
        Theme "theme" [] 0;
        Redraw "redraw" ["Ctrl-R"] 0;
        Suspend "suspend" [] 0;
        Plain "plain" [] 0;
        Lock "lock" ["F11"] 0;
        Ascii "ascii" [] 0;
        TerminalTest "terminal-test" [] 0;
        CheckFolder "check-folder" [] 0;
    }
    Home {
        NewInterview "new-interview" ["n"] 10;
        OpenEntry "open-entry" ["Enter"] 20;
        SearchHome "search-home" ["/"] 30;
        OpenProfile "open-profile" ["p"] 65;
        SendBundle "send-bundle" ["e"] 50;
        ReceiveBundle "receive-bundle" ["r"] 60;
        SwitchColumn "switch-column" ["Tab"] 0;
        ShowConflicts "show-conflicts" ["="] 0;
        ShowInbox "show-inbox" ["i"] 70;
        CheckHere "check-here" ["c"] 0;
        MigrateInterview "migrate-interview" ["m"] 0;
        HandOverEntry "hand-over-entry" ["h"] 0;
    }
    List {
        ListUp "list-up" ["Up", "k"] 0;
        ListDown "list-down" ["Down", "j"] 0;
        ListPageUp "list-page-up" ["PageUp"] 0;
        ListPageDown "list-page-down" ["PageDown"] 0;
        ListFirst "list-first" ["Home"] 0;
        ListLast "list-last" ["End"] 0;
    }
    Page {
        PageConfirm "page-confirm" ["Enter"] 10;
        PageNext "page-next" ["Tab", "Down"] 20;
        PagePrevious "page-previous" ["Shift-Tab", "Up"] 0;
    }
    Choice {
        PickUp "pick-up" ["Up"] 0;
        PickDown "pick-down" ["Down"] 0;
    }
    Choices {
        TickUp "tick-up" ["Up"] 0;
        TickDown "tick-down" ["Down"] 0;
        Tick "tick" ["Space"] 12;
    }
    Rank {
        RankUp "rank-up" ["Up"] 0;
        RankDown "rank-down" ["Down"] 0;
        RankTake "rank-take" ["Space"] 12;
        RankClear "rank-clear" ["Backspace"] 0;
    }
    Rows {
        RowUp "row-up" ["Up"] 0;
        RowDown "row-down" ["Down"] 0;
        RowPick "row-pick" ["Space"] 0;
    }
    Across {
        AcrossLeft "across-left" ["Left"] 0;
        AcrossRight "across-right" ["Right"] 0;
    }
    Signs {
        SignUp "sign-up" ["Up"] 0;
        SignDown "sign-down" ["Down"] 0;
        SignNow "sign-now" ["m"] 12;
        SignBefore "sign-before" ["a", "b"] 13;
        SignNo "sign-no" ["n"] 14;
        SignUnknown "sign-unknown" ["?", "Backspace", "u"] 15;
    }
    Repeat {
        InstanceAdd "instance-add" ["+", "a"] 12;
        InstanceRemove "instance-remove" ["Minus", "Delete"] 13;
        InstanceOpen "instance-open" ["Enter"] 11;
        InstanceSort "instance-sort" ["s"] 14;
    }
    Outline {
        OutlineOpen "outline-open" ["Enter"] 10;
        OutlineFold "outline-fold" ["Left"] 0;
        OutlineUnfold "outline-unfold" ["Right"] 0;
        OutlineClose "outline-close" ["Tab", "Esc"] 20;
    }
    Editor {
        EditorConfirm "editor-confirm" ["F2", "Alt-Enter", "Ctrl-D"] 10;
        EditorFull "editor-full" ["F3"] 20;
        EditorOutside "editor-outside" ["F4"] 30;
        EditorLine "editor-line" ["Enter"] 0;
        EditorPageUp "editor-page-up" ["PageUp"] 0;
        EditorPageDown "editor-page-down" ["PageDown"] 0;
    }
    Text {
        EditLeft "edit-left" ["Left"] 0;
        EditRight "edit-right" ["Right"] 0;
        EditWordLeft "edit-word-left" ["Ctrl-Left", "Alt-Left", "Alt-b"] 0;
        EditWordRight "edit-word-right" ["Ctrl-Right", "Alt-Right", "Alt-f"] 0;
        EditRowStart "edit-row-start" ["Home", "Ctrl-A"] 0;
        EditRowEnd "edit-row-end" ["End", "Ctrl-E"] 0;
        EditStart "edit-start" ["Ctrl-Home"] 0;
        EditEnd "edit-end" ["Ctrl-End"] 0;
        EditUp "edit-up" ["Up"] 0;
        EditDown "edit-down" ["Down"] 0;
        SelectLeft "select-left" ["Shift-Left"] 0;
        SelectRight "select-right" ["Shift-Right"] 0;
        SelectWordLeft "select-word-left" ["Ctrl-Shift-Left"] 0;
        SelectWordRight "select-word-right" ["Ctrl-Shift-Right"] 0;
        SelectUp "select-up" ["Shift-Up"] 0;
        SelectDown "select-down" ["Shift-Down"] 0;
        SelectRowStart "select-row-start" ["Shift-Home"] 0;
        SelectRowEnd "select-row-end" ["Shift-End"] 0;
        SelectAll "select-all" ["Alt-a"] 0;
        RubBack "rub-back" ["Backspace"] 0;
        RubOn "rub-on" ["Delete"] 0;
        RubWordBack "rub-word-back" ["Ctrl-W", "Alt-Backspace"] 0;
        RubWordOn "rub-word-on" ["Ctrl-Delete", "Alt-d"] 0;
        RubRowBack "rub-row-back" ["Ctrl-U"] 0;
        RubRowOn "rub-row-on" ["Ctrl-K"] 0;
        EditNewLine "edit-new-line" ["Alt-Enter", "Ctrl-J"] 0;
        EditUndo "edit-undo" ["Ctrl-Z", "Ctrl-_"] 0;
        EditRedo "edit-redo" ["Ctrl-Y", "Alt-z"] 0;
        EditCut "edit-cut" ["Ctrl-X"] 0;
        EditCopy "edit-copy" ["Alt-c"] 0;
        EditPaste "edit-paste" ["Ctrl-V"] 0;
    }
    Interview {
        Accept "accept" ["Enter", "F2"] 10;
        Next "next" ["PageDown", "Ctrl-N", "Down"] 0;
        Previous "previous" ["PageUp", "Ctrl-B", "Shift-Tab", "Up"] 65;
        Outline "outline" ["Tab"] 20;
        Note "note" ["n", "Alt-n"] 30;
        FieldNote "field-note" ["N", "Alt-m"] 0;
        Notes "notes" ["l", "Alt-l"] 0;
        Flag "flag" ["!", "Alt-e"] 0;
        Why "why" ["w", "Alt-y"] 0;
        Translation "translation" ["t", "Alt-t"] 0;
        Earlier "earlier" ["e", "Alt-q"] 0;
        Speaker "speaker" ["v", "Alt-s"] 0;
        Informants "informants" ["V", "Alt-0"] 0;
        HandOver "hand-over" ["h", "Alt-9"] 0;
        Arrival "arrival" [] 0;
        Departure "departure" [] 0;
        EveningMode "evening-mode" ["E"] 0;
        ReadBack "read-back" ["b", "Alt-r"] 0;
        Sitting "sitting" ["S"] 0;
        Document "document" ["d", "Ctrl-O"] 40;
        Jump "jump" ["g", "Ctrl-G"] 50;
        SearchInterview "search-interview" ["/", "Ctrl-F"] 0;
        DontKnow "dont-know" ["F5"] 0;
        Refused "refused" ["F6"] 0;
        NotApplicable "not-applicable" ["F7"] 0;
        NotAsked "not-asked" ["F8"] 0;
        Respondent "respondent" ["F9"] 60;
        NextOpen "next-open" ["o", "Ctrl-T"] 0;
        NextDoubtful "next-doubtful" ["Alt-o"] 0;
        NextAsked "next-asked" ["q", "Alt-u"] 0;
        Thread "thread" ["u", "Alt-8"] 0;
        ReplyAsked "reply-asked" ["y", "Alt-p"] 0;
        AskField "ask-field" ["Q", "Alt-g"] 0;
        WhereIWas "where-i-was" ["Alt-w"] 0;
        Clear "clear" ["x", "Alt-x"] 0;
        UndoAnswer "undo-answer" ["Ctrl-Z"] 0;
        RedoAnswer "redo-answer" ["Ctrl-Y"] 0;
        FormLanguage "form-language" ["F10", "f"] 0;
        TwoLanguages "two-languages" ["F12"] 0;
        Guidance "guidance" ["i", "Alt-i"] 0;
        History "history" ["H", "Alt-h"] 0;
        TenMinutes "ten-minutes" ["T"] 0;
        Review "review" ["r", "F4"] 0;
        Repeats "repeats" ["R"] 0;
        Reveal "reveal" ["Alt-v"] 0;
        Abbreviations "abbreviations" ["Alt-j"] 0;
        SaveElsewhere "save-elsewhere" ["Alt-k"] 0;
    }
    Review {
        ReviewOpen "review-open" ["Enter"] 10;
        ReviewSubmit "review-submit" ["s"] 20;
        ReviewRestore "review-restore" ["Alt-r"] 0;
    }
    Profile {
        ProfileReasons "profile-reasons" ["Enter"] 10;
        ProfileQuestions "profile-questions" ["q"] 20;
        ProfileOverview "profile-overview" ["v"] 22;
        ProfileLevers "profile-levers" ["l"] 24;
        ProfileCompare "profile-compare" ["c"] 26;
        ProfileExport "profile-export" ["x"] 28;
        ProfileTake "profile-take" ["t"] 0;
        ProfileSearch "profile-search" ["/"] 30;
    }
    Merge {
        MergeApply "merge-apply" ["Enter"] 10;
        MergeAccept "merge-accept" ["a"] 15;
        MergeDetails "merge-details" ["v"] 20;
    }
    Migration {
        MigrationApply "migration-apply" ["Enter"] 10;
    }
    Merged {
        MergedLeave "merged-leave" ["Enter"] 10;
        MergedDetails "merged-details" ["v"] 20;
        MergeUndo "merge-undo" ["u"] 30;
    }
    Conflict {
        ConflictFirst "conflict-first" ["1"] 10;
        ConflictSecond "conflict-second" ["2"] 11;
        ConflictThird "conflict-third" ["3"] 0;
        ConflictWrite "conflict-write" ["e"] 12;
        ConflictLeave "conflict-leave" ["l"] 13;
        ConflictReason "conflict-reason" ["r"] 14;
        ConflictAsk "conflict-ask" ["q"] 15;
    }
    Inbox {
        InboxOpen "inbox-open" ["Enter"] 10;
        InboxAccept "inbox-accept" ["a"] 20;
        InboxSettle "inbox-settle" ["s"] 30;
        InboxReturn "inbox-return" ["b"] 40;
        InboxSame "inbox-same" ["d"] 50;
        InboxApart "inbox-apart" ["v"] 60;
        InboxLeave "inbox-leave" ["l"] 65;
        InboxFilter "inbox-filter" ["/"] 70;
        InboxAcceptAll "inbox-accept-all" ["A"] 80;
    }
    Window {
        WindowConfirm "window-confirm" ["Enter"] 10;
        WindowUp "window-up" ["Up"] 0;
        WindowDown "window-down" ["Down"] 0;
        WindowPageUp "window-page-up" ["PageUp"] 0;
        WindowPageDown "window-page-down" ["PageDown"] 0;
        WindowClose "window-close" ["Esc", "Ctrl-C"] 20;
    }
}
