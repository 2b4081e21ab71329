//! What errors say: one sentence each, in the user's language, made once for every face of the program.
//!
//! The rooms below return enums with fields; the faces show sentences. This room lies between, so that the full screen,
//! line mode and the commands say the same words for the same trouble. It prints nothing and decides nothing but who
//! says no: the data or the machine.

mod coordinate;
mod errand;
mod exchange;
mod finding;
mod informant;
mod migration;
mod problem;
mod refusal;
mod rule;
mod rules;
mod session;
mod sheet;
mod store;
mod translation;

pub use coordinate::{coordinate_error, hold, need};
pub use errand::{errand, open_questions};
pub use exchange::{brought, bundle_error, exchange_error, parcel, refused, waiting};
pub use finding::{finding, notice};
pub use informant::{HOW, consent_words, no_consent};
pub use migration::{bad_rename, fate_reason, fate_word, migration_count, migration_lines};
pub use problem::problem;
pub use refusal::{answer_error, refusal};
pub use rule::broken_rule;
pub use rules::rules_error;
pub use session::session_error;
pub use sheet::sheet_error;
pub use store::store_error;
pub use translation::translation_error;

/// Who says no, which decides the exit status of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blame {
    /// The input or the data.
    Data,
    /// The machine: disk, lock, permission.
    Machine,
}

/// A sentence with what, where and what to do, and who says no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The sentence.
    pub sentence: String,
    /// Who says no.
    pub blame: Blame,
}

impl Said {
    fn data(sentence: String) -> Self {
        Self {
            sentence,
            blame: Blame::Data,
        }
    }

    fn machine(sentence: String) -> Self {
        Self {
            sentence,
            blame: Blame::Machine,
        }
    }
}
