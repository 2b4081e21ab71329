//! The four ways of not answering, and which of them a question allows.

use serde::{Deserialize, Serialize};

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NonResponse {
    /// The informant does not know.
    DontKnow,
    /// The informant does not want to say.
    Refused,
    /// The question does not apply.
    NotApplicable,
    /// The question was not put.
    NotAsked,
}

/// The kinds of non-answer that a question allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NonResponses(u8);

impl NonResponse {
    /// All kinds, in the order in which screens show them.
    pub const ALL: [Self; 4] = [Self::DontKnow, Self::Refused, Self::NotApplicable, Self::NotAsked];

    /// The word used in forms, scripts, the log and exports.
    pub fn word(self) -> &'static str {
        match self {
            Self::DontKnow => "dont_know",
            Self::Refused => "refused",
            Self::NotApplicable => "not_applicable",
            Self::NotAsked => "not_asked",
        }
    }

    /// The kind that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

impl NonResponses {
    /// Every kind is allowed.
    pub const ALL: Self = Self(0b1111);
    /// No kind is allowed: the question wants an answer.
    pub const NONE: Self = Self(0);

    /// The same set with one kind more.
    #[must_use]
    pub fn with(self, kind: NonResponse) -> Self {
        Self(self.0 | 1 << kind as u8)
    }

    /// Whether a kind is in the set.
    pub fn allows(self, kind: NonResponse) -> bool {
        self.0 & 1 << kind as u8 != 0
    }

    /// The kinds in the set, in the order of [`NonResponse::ALL`].
    pub fn iter(self) -> impl Iterator<Item = NonResponse> {
        NonResponse::ALL
            .into_iter()
            .filter(move |kind| self.allows(*kind))
    }
}
