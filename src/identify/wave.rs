//! What changed between two profiles of one authority: two waves, or two days to look from.

use serde::Serialize;

use super::profile::{Finding, Profile};
use super::rules::Rules;

/// One process that does not read as it did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The process.
    pub process: String,
    /// What changed: `status`, `time_state`, `steering`, `maturity`, `strength`.
    pub what: &'static str,
    /// What it was.
    pub from: String,
    /// What it is.
    pub to: String,
}

/// Every change from `before` to `after`, process by process. What neither profile says is no change; what only one
/// of them says is one, for it was not known or is known no more.
pub fn changes(rules: &Rules, before: &Profile, after: &Profile) -> Vec<Change> {
    let mut changes = Vec::new();
    for now in &after.processes {
        let Some(then) = before.process(&now.code) else {
            continue;
        };
        let told = |finding: &Finding| {
            [
                ("status", finding.status.to_owned()),
                ("strength", finding.strength.unwrap_or_default().to_owned()),
                ("time_state", finding.time_state.clone().unwrap_or_default()),
                ("steering", finding.steering.clone().unwrap_or_default()),
                (
                    "maturity",
                    finding
                        .maturity
                        // A wide interval is no level, so that two of them are no change.
                        .filter(|level| level.high - level.low <= rules.maturity.wide)
                        .map(|level| format!("M{}–M{}", level.low, level.high))
                        .unwrap_or_default(),
                ),
            ]
        };
        for ((what, from), (_, to)) in told(then).into_iter().zip(told(now)) {
            if from != to {
                changes.push(Change {
                    process: now.code.clone(),
                    what,
                    from,
                    to,
                });
            }
        }
    }
    changes
}
