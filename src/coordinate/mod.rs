//! The coordinator's work: what came in and wants a decision, what goes back to whom, what stands.
//!
//! Everything here is an event like any other, written through the session's door, or a list computed from what the
//! store holds. The room decides nothing by itself and trusts nobody: who may do what is asked of the log's rights.

mod assign;
mod conflicts;
mod duplicates;
mod error;
mod inbox;
mod review;
mod states;

pub use assign::{Errand, assign, assigned};
pub use conflicts::{Card, CardKind, Choice, Side, cards, cards_of, decide, open_cards};
pub use duplicates::{Cause, Line, Lookalike, Pair, alias, compare, duplicates, lookalikes, mark};
pub use error::CoordinateError;
pub use inbox::{Item, Need, SILENT_AFTER, inbox};
pub use review::{
    Asked, Done, Filter, accept, ask, hand_back, is_answered, open_questions, reached, release, reopen,
    reply, settle, withdraw,
};
pub use states::states_page;
