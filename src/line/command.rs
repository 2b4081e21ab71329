//! What is typed for each action of the one table.
//!
//! A command is a colon and a word: `:p`, `:ns`, `:note …`. The id of an action is a command too (`:next-open`), and so
//! are its words in the language of the interface (`:question ouverte`). Every action stands here, with its command,
//! with what is typed in its place, or with the reason why a face without a screen has no use for it.

use crate::locale::Messages;
use crate::text::fold::fold;
use crate::tui::action::{ACTIONS, Action, Row};
use crate::tui::keymap;

/// How line mode does an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// By these commands, beside the action's id; the first is the one that is shown.
    Command(&'static [&'static str]),
    /// By typing the answer itself: a number, a word, a line.
    Answering,
    /// Not at all: it moves a cursor, scrolls, or paints, and here there is nothing to move or paint.
    ScreenOnly,
}

use Typed::{Answering, Command, ScreenOnly};

/// The table. A test holds it against the actions, one line each.
pub static TYPED: &[(Action, Typed)] = &[
    (Action::Back, Command(&["b", "retour"])),
    (Action::Help, Command(&["?", "aide"])),
    (Action::Palette, Command(&["", "commands", "commandes"])),
    (Action::Language, Command(&["lang", "langue"])),
    (Action::Leave, Command(&["q", "quit", "quitter"])),
    (Action::Theme, ScreenOnly),
    (Action::Redraw, Command(&["again", "encore"])),
    // A terminal in line mode suspends by its own Ctrl-Z.
    (Action::Suspend, ScreenOnly),
    (Action::Plain, ScreenOnly),
    (Action::Lock, Command(&["lock", "verrouiller"])),
    (Action::CheckFolder, Command(&["check", "verifier"])),
    (Action::CheckHere, ScreenOnly),
    // A command of the shell: `repere interview migrate`.
    (Action::MigrateInterview, ScreenOnly),
    (Action::MigrationApply, ScreenOnly),
    (Action::SaveElsewhere, Command(&["elsewhere", "ailleurs"])),
    (Action::Ascii, ScreenOnly),
    (Action::TerminalTest, ScreenOnly),
    (Action::NewInterview, Command(&["n", "new", "nouveau"])),
    (Action::OpenEntry, Command(&["open", "ouvrir"])),
    (Action::SearchHome, Command(&["all", "tout"])),
    (Action::OpenProfile, Command(&["profile", "profil"])),
    (Action::SendBundle, Command(&["e", "send", "envoyer"])),
    (Action::ReceiveBundle, Command(&["r", "receive", "recevoir"])),
    (Action::SwitchColumn, ScreenOnly),
    (Action::ShowConflicts, Command(&["=", "conflicts", "trancher"])),
    // In line mode the inbox and its acts are commands of the shell: `repere inbox`, `accept`, `settle`, `return`…
    (Action::ShowInbox, ScreenOnly),
    (Action::ListUp, ScreenOnly),
    (Action::ListDown, ScreenOnly),
    (Action::ListPageUp, ScreenOnly),
    (Action::ListPageDown, ScreenOnly),
    (Action::ListFirst, ScreenOnly),
    (Action::ListLast, ScreenOnly),
    (Action::PageConfirm, Answering),
    (Action::PageNext, Answering),
    (Action::PagePrevious, Answering),
    (Action::PickUp, ScreenOnly),
    (Action::PickDown, ScreenOnly),
    (Action::TickUp, ScreenOnly),
    (Action::TickDown, ScreenOnly),
    (Action::Tick, Answering),
    (Action::RankUp, ScreenOnly),
    (Action::RankDown, ScreenOnly),
    (Action::RankTake, Answering),
    (Action::RankClear, Answering),
    (Action::RowPick, Answering),
    (Action::AcrossLeft, ScreenOnly),
    (Action::AcrossRight, ScreenOnly),
    (Action::RowUp, ScreenOnly),
    (Action::RowDown, ScreenOnly),
    (Action::SignUp, ScreenOnly),
    (Action::SignDown, ScreenOnly),
    (Action::SignNow, Answering),
    (Action::SignBefore, Answering),
    (Action::SignNo, Answering),
    (Action::SignUnknown, Answering),
    (Action::InstanceAdd, Command(&["+", "add", "ajouter"])),
    (Action::InstanceRemove, Command(&["-", "remove", "retirer"])),
    (Action::InstanceOpen, Answering),
    (Action::InstanceSort, ScreenOnly),
    (Action::OutlineOpen, Answering),
    (Action::OutlineFold, ScreenOnly),
    (Action::OutlineUnfold, ScreenOnly),
    (Action::OutlineClose, ScreenOnly),
    (Action::EditorConfirm, Answering),
    (Action::EditorFull, Command(&["long", "suite"])),
    (Action::EditorOutside, Command(&["editor", "editeur"])),
    (Action::EditorLine, Answering),
    (Action::EditorPageUp, ScreenOnly),
    (Action::EditorPageDown, ScreenOnly),
    (Action::EditLeft, ScreenOnly),
    (Action::EditRight, ScreenOnly),
    (Action::EditWordLeft, ScreenOnly),
    (Action::EditWordRight, ScreenOnly),
    (Action::EditRowStart, ScreenOnly),
    (Action::EditRowEnd, ScreenOnly),
    (Action::EditStart, ScreenOnly),
    (Action::EditEnd, ScreenOnly),
    (Action::EditUp, ScreenOnly),
    (Action::EditDown, ScreenOnly),
    (Action::SelectLeft, ScreenOnly),
    (Action::SelectRight, ScreenOnly),
    (Action::SelectWordLeft, ScreenOnly),
    (Action::SelectWordRight, ScreenOnly),
    (Action::SelectUp, ScreenOnly),
    (Action::SelectDown, ScreenOnly),
    (Action::SelectRowStart, ScreenOnly),
    (Action::SelectRowEnd, ScreenOnly),
    (Action::SelectAll, ScreenOnly),
    (Action::RubBack, ScreenOnly),
    (Action::RubOn, ScreenOnly),
    (Action::RubWordBack, ScreenOnly),
    (Action::RubWordOn, ScreenOnly),
    (Action::RubRowBack, ScreenOnly),
    (Action::RubRowOn, ScreenOnly),
    (Action::EditNewLine, ScreenOnly),
    (Action::EditUndo, ScreenOnly),
    (Action::EditRedo, ScreenOnly),
    (Action::EditCut, ScreenOnly),
    (Action::EditCopy, ScreenOnly),
    (Action::EditPaste, ScreenOnly),
    (Action::Accept, Answering),
    (Action::Next, Command(&["s", "suivant"])),
    (Action::Previous, Command(&["p", "precedent"])),
    (Action::Outline, Command(&["plan", "toc"])),
    (Action::Note, Command(&["note", "noter"])),
    (Action::FieldNote, Command(&["fn", "terrain"])),
    (Action::Notes, Command(&["notes"])),
    (Action::Flag, Command(&["!", "flag", "soir"])),
    (Action::Why, Command(&["why", "pourquoi"])),
    (Action::Translation, Command(&["tr", "traduire"])),
    (Action::Earlier, Command(&["earlier", "avant"])),
    (Action::Speaker, Command(&["voice", "voix"])),
    (Action::HandOver, Command(&["handover", "remettre"])),
    (Action::HandOverEntry, Command(&["confier"])),
    (Action::Informants, Command(&["informant", "informateurs"])),
    (Action::Arrival, Command(&["arrive", "arrivee"])),
    (Action::Departure, Command(&["part", "depart"])),
    (Action::EveningMode, Command(&["evening", "tape"])),
    (Action::ReadBack, Command(&["readback", "redire"])),
    (Action::Sitting, Command(&["sitting", "seance"])),
    (Action::Document, Command(&["d", "doc"])),
    (Action::Jump, Command(&["g", "goto", "aller"])),
    (Action::SearchInterview, Command(&["/", "find", "chercher"])),
    (Action::DontKnow, Command(&["ns", "dk"])),
    (Action::Refused, Command(&["ref", "refus"])),
    (Action::NotApplicable, Command(&["so", "na"])),
    (Action::NotAsked, Command(&["np", "skip"])),
    (Action::Respondent, Command(&["v", "sober", "sobre"])),
    (Action::NextOpen, Command(&["o", "ouverte"])),
    (Action::NextDoubtful, Command(&["doubt", "doute"])),
    // The next doubtful one is, among others, the next that is asked back.
    (Action::NextAsked, ScreenOnly),
    (Action::Thread, Command(&["thread", "fil"])),
    (Action::ReplyAsked, Command(&["reply", "repondre"])),
    (Action::AskField, Command(&["ask", "demander"])),
    (Action::WhereIWas, Command(&["w", "jumpback", "revenir"])),
    (Action::Clear, Command(&["x", "effacer"])),
    (Action::UndoAnswer, Command(&["u", "undo", "annuler"])),
    (Action::RedoAnswer, Command(&["redo", "refaire"])),
    (Action::FormLanguage, Command(&["f", "formlang"])),
    (Action::TwoLanguages, Command(&["2", "both", "deux"])),
    (Action::Guidance, Command(&["i", "info"])),
    (Action::History, Command(&["h", "versions"])),
    (Action::TenMinutes, Command(&["10", "dix"])),
    (Action::Review, Command(&["relire", "relecture"])),
    (Action::Repeats, Command(&["repetitions", "groups"])),
    (Action::Reveal, Command(&["show", "montrer"])),
    (Action::Abbreviations, Command(&["abbr", "abreviations"])),
    (Action::ReviewOpen, Answering),
    (Action::ReviewSubmit, Command(&["submit", "soumettre"])),
    // No face does it yet: the review lists no choice that a filter has dropped.
    (Action::ReviewRestore, ScreenOnly),
    (Action::ProfileReasons, Answering),
    (Action::ProfileQuestions, Command(&["questions"])),
    (Action::ProfileOverview, Command(&["overview", "ensemble"])),
    (Action::ProfileLevers, Command(&["levers", "leviers"])),
    (Action::ProfileCompare, Command(&["compare", "comparer"])),
    (Action::ProfileExport, Command(&["export", "exporter"])),
    (Action::ProfileTake, Command(&["take", "emporter"])),
    (Action::ProfileSearch, Answering),
    (Action::MergeApply, Command(&["merge", "fusionner"])),
    (Action::MergeAccept, Command(&["a", "accepter"])),
    (Action::MergeDetails, ScreenOnly),
    (Action::MergedLeave, ScreenOnly),
    (Action::MergedDetails, ScreenOnly),
    (Action::MergeUndo, Command(&["undo-merge", "defaire"])),
    (Action::ConflictFirst, Answering),
    (Action::ConflictSecond, Answering),
    (Action::ConflictThird, Answering),
    (Action::ConflictWrite, Command(&["third", "troisieme"])),
    (Action::ConflictLeave, Command(&["l", "laisser"])),
    (Action::ConflictReason, ScreenOnly),
    (Action::ConflictAsk, ScreenOnly),
    (Action::InboxOpen, ScreenOnly),
    (Action::InboxAccept, ScreenOnly),
    (Action::InboxSettle, ScreenOnly),
    (Action::InboxReturn, ScreenOnly),
    (Action::InboxSame, ScreenOnly),
    (Action::InboxApart, ScreenOnly),
    (Action::InboxLeave, ScreenOnly),
    (Action::InboxFilter, ScreenOnly),
    (Action::InboxAcceptAll, ScreenOnly),
    (Action::WindowConfirm, Answering),
    (Action::WindowUp, ScreenOnly),
    (Action::WindowDown, ScreenOnly),
    (Action::WindowPageUp, ScreenOnly),
    (Action::WindowPageDown, ScreenOnly),
    (Action::WindowClose, Answering),
];

/// How an action is done here; an action that nobody has placed yet is taken for one of the screen.
pub fn typed(action: Action) -> Typed {
    TYPED
        .iter()
        .find(|(placed, _)| *placed == action)
        .map_or(ScreenOnly, |(_, typed)| *typed)
}

/// The command that is shown for an action, with its colon; none where it has none.
pub fn shown(action: Action) -> Option<String> {
    match typed(action) {
        Command(names) => Some(format!(":{}", names.first().unwrap_or(&keymap::row(action).id))),
        Answering | ScreenOnly => None,
    }
}

/// What a command line asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// An action with the words that follow it.
    Action(Action, String),
    /// Several actions are called so.
    Several(Vec<Action>),
    /// No action is called so.
    Nothing,
}

/// Reads a command, without its colon: a short name, an id, or words of the action's name, unambiguous.
pub fn read(line: &str, messages: &Messages) -> Asked {
    let line = line.trim();
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let word = fold(word);
    let commands = || {
        ACTIONS.iter().filter_map(|row| match typed(row.action) {
            Command(names) => Some((row, names)),
            _ => None,
        })
    };
    let found = commands().find(|(row, names)| row.id == word || names.contains(&word.as_str()));
    if let Some((row, _)) = found {
        return Asked::Action(row.action, rest.trim().to_owned());
    }
    let wanted = fold(line);
    let named: Vec<&Row> = commands()
        .map(|(row, _)| row)
        .filter(|row| {
            let name = fold(&messages.text(&format!("action-{}", row.id)));
            wanted.split_whitespace().all(|part| name.contains(part))
        })
        .collect();
    let exact = named
        .iter()
        .find(|row| fold(&messages.text(&format!("action-{}", row.id))) == wanted);
    match (exact, named.as_slice()) {
        (Some(row), _) | (None, [row]) => Asked::Action(row.action, String::new()),
        (None, []) => Asked::Nothing,
        (None, several) => Asked::Several(several.iter().map(|row| row.action).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;
    use std::collections::{HashMap, HashSet};

    #[test]
    fn every_action_of_the_table_has_its_line_here_once() {
        let mut placed = HashSet::new();
        for (action, _) in TYPED {
            assert!(placed.insert(*action), "{} stands twice", keymap::row(*action).id);
        }
        let missing: Vec<&str> = ACTIONS
            .iter()
            .filter(|row| !placed.contains(&row.action))
            .map(|row| row.id)
            .collect();
        assert!(missing.is_empty(), "without a typed command: {missing:?}");
    }

    #[test]
    fn no_name_means_two_things() {
        let mut seen: HashMap<&str, &str> = HashMap::new();
        for row in ACTIONS {
            let Command(names) = typed(row.action) else {
                continue;
            };
            for name in names.iter().chain([&row.id]) {
                if let Some(other) = seen.insert(name, row.id) {
                    assert_eq!(other, row.id, ":{name}");
                }
                assert_eq!(fold(name), *name, "names are typed without accents or case");
            }
        }
    }

    #[test]
    fn a_command_is_found_by_name_id_and_words() {
        let messages = Messages::new(Language::FR);
        let action = |line: &str| match read(line, &messages) {
            Asked::Action(action, rest) => Some((action, rest)),
            _ => None,
        };
        assert_eq!(action("p"), Some((Action::Previous, String::new())));
        assert_eq!(
            action("note  à vérifier"),
            Some((Action::Note, "à vérifier".to_owned()))
        );
        assert_eq!(action("next-open"), Some((Action::NextOpen, String::new())));
        assert_eq!(action("Précédent"), Some((Action::Previous, String::new())));
        assert_eq!(read("zzz", &messages), Asked::Nothing);
    }
}
