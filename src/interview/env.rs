//! The world around an act: the moment, the seed of randomness, who and where.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Zoned;

/// What an act may know of the world; nothing else is asked of it.
#[derive(Debug, Clone)]
pub struct Env {
    /// The moment of the act in local time; outside a live interview, the last event's recorded time.
    pub now: Zoned,
    /// What `random()` and `uuid()` draw from: the same interview draws the same.
    pub seed: u64,
    /// Who fills the interview, on what.
    pub person: Person,
    /// The values of the interview saved before this one on the same form, by path without instances
    /// (`/data/g/place`); to be given when an interview begins, for `${last-saved#…}`.
    pub last_saved: Option<Arc<BTreeMap<String, String>>>,
}

/// What the metadata rows of a form ask about who fills it; empty where unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// The device's name.
    pub device: String,
    /// The person's name or code.
    pub username: String,
    /// The person's mail address.
    pub email: String,
    /// The person's telephone number.
    pub phone: String,
}

impl Person {
    /// Somebody made up, for forms that are tried out.
    pub fn invented() -> Self {
        Self {
            device: "repere:practice".into(),
            username: "practice".into(),
            email: "practice@example.org".into(),
            phone: "5550100".into(),
        }
    }
}

impl Env {
    /// The moment, with no seed and nobody in particular.
    pub fn at(now: Zoned) -> Self {
        Self {
            now,
            seed: 0,
            person: Person::default(),
            last_saved: None,
        }
    }

    /// The same world, drawing its random numbers from the name of the interview.
    #[must_use]
    pub fn seeded(mut self, interview: &str) -> Self {
        // FNV-1a: any fixed function would do, it only has to be the same on every machine.
        self.seed = interview.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        self
    }
}
