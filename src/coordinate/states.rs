//! The table of states as a page of the documentation, printed from the code that computes them.

use std::fmt::Write as _;

use crate::log::{Act, Outcome, State, outcome};

/// `docs/states.md`: every state against every act.
pub fn states_page() -> String {
    let mut page = String::from(
        "# States of an interview\n\n\
         State is computed from the events, never sent: any order of arrival gives the same. Each statement of the workflow \
         names what its author had seen (its *head*) and is judged by the state that its author saw. Of concurrent \
         statements the more cautious stands (withdrawn, returned, submitted, accepted, released), and all are shown.\n\n\
         This page is printed from `src/log/workflow.rs`; a test holds it to the code.\n\n|",
    );
    for column in std::iter::once("in this state").chain(State::ALL.map(State::word)) {
        let _ = write!(page, " {column} |");
    }
    page.push_str("\n|");
    page.push_str(&"---|".repeat(State::ALL.len() + 1));
    for act in Act::ALL {
        let _ = write!(page, "\n| **{}** |", act.word());
        for state in State::ALL {
            let _ = write!(page, " {} |", cell(outcome(state, act)));
        }
    }
    page.push_str(
        "\n\n\
         - → *state*: the interview stands there, as of what the author had seen.\n\
         - → *state*, if unchanged: only where nothing arrived since the standing statement; else a request.\n\
         - → *state*, once answered: as soon as every question that it was returned with has a reply after the return, or \
         is settled.\n\
         - changed since: the state stays, and shows that something arrived that nobody had seen.\n\
         - lifted: a withdrawal by someone who may not withdraw hides only, until the interview's own device or the study \
         coordinator reopens it; one that erased is final.\n\
         - request: kept and shown, without effect. The same holds for what an author's role does not allow, and for all \
         that a revoked device wrote after its last good number.\n\
         - ·: nothing moves.\n",
    );
    page
}

fn cell(outcome: Outcome) -> String {
    match outcome {
        Outcome::Becomes(state) => format!("→ {}", state.word()),
        Outcome::IfUnchanged(state) => format!("→ {}, if unchanged", state.word()),
        Outcome::OnceAnswered(state) => format!("→ {}, once answered", state.word()),
        Outcome::Stays => "·".to_owned(),
        Outcome::ChangedSince => "changed since".to_owned(),
        Outcome::Lifts => "lifted".to_owned(),
        Outcome::Without => "request".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_in_the_documentation_is_the_one_that_the_code_prints() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/states.md");
        if std::env::var_os("REPERE_BLESS").is_some() {
            std::fs::write(file, states_page()).expect("the page can be written");
        }
        assert_eq!(std::fs::read_to_string(file).unwrap_or_default(), states_page());
    }

    #[test]
    fn every_state_and_act_has_its_cell() {
        let rows: Vec<String> = states_page()
            .lines()
            .filter(|l| l.starts_with("| **"))
            .map(str::to_owned)
            .collect();
        assert_eq!(rows.len(), Act::ALL.len());
        for row in rows {
            let cells: Vec<&str> = row.split('|').map(str::trim).collect();
            assert_eq!(cells.len(), State::ALL.len() + 3, "{row}");
            assert!(
                cells[1..=State::ALL.len() + 1]
                    .iter()
                    .all(|cell| !cell.is_empty()),
                "{row}"
            );
        }
    }
}
