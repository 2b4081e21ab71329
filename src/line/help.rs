//! The help of line mode: what can be typed at this stage, from the one table of actions.

use super::command::{self, Typed};
use super::talk::{Stage, Talk};
use crate::form::NonResponse;
use crate::tui::action::{ACTIONS, Row, Scope};

impl Talk {
    /// How to answer here, and the commands that matter most.
    pub(super) fn help(&mut self) {
        self.told_commands = false;
        self.say("line-help");
        let scopes = self.scopes();
        let rows: Vec<&Row> = ACTIONS
            .iter()
            .filter(|row| scopes.contains(&row.scope) && (row.footer > 0 || essential(row)))
            .collect();
        self.commands(&rows);
        self.say("line-help-all");
    }

    /// Every command that works here, then all others.
    pub(super) fn all_commands(&mut self) {
        let scopes = self.scopes();
        let (here, elsewhere): (Vec<&Row>, Vec<&Row>) =
            ACTIONS.iter().partition(|row| scopes.contains(&row.scope));
        self.commands(&here);
        self.say("line-elsewhere");
        self.commands(&elsewhere);
    }

    fn commands(&mut self, rows: &[&Row]) {
        let items: Vec<String> = rows
            .iter()
            .filter(|row| matches!(command::typed(row.action), Typed::Command(_)))
            .filter_map(|row| {
                let name = self.word(&format!("action-{}", row.id));
                Some(format!("{} {name}", command::shown(row.action)?))
            })
            .collect();
        self.flow(&items);
    }

    /// The scopes whose commands work at this stage.
    fn scopes(&self) -> Vec<Scope> {
        let mut scopes = vec![Scope::Everywhere];
        scopes.extend(match self.stages.last() {
            Some(Stage::Home) => vec![Scope::Home],
            Some(Stage::Interview) => vec![Scope::Interview, Scope::Repeat, Scope::Editor],
            Some(Stage::Desk(desk)) => desk.scopes(),
            Some(Stage::Page(_) | Stage::Entry(_)) | None => Vec::new(),
        });
        scopes
    }
}

/// The non-answers have keys of their own on the screen and no place in its footer.
fn essential(row: &Row) -> bool {
    NonResponse::ALL
        .into_iter()
        .any(|kind| kind.word().replace('_', "-") == row.id)
}
