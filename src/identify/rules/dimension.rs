//! The part of the rule table that reads the twelve dimensions.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One of the twelve dimensions, printed item by item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dimension {
    /// `D1` to `D12`.
    pub code: String,
    /// French label.
    pub fr: String,
    /// English label.
    pub en: String,
    /// Its items.
    pub items: Vec<Item>,
}

/// One item of a dimension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Code, unique in its dimension.
    pub code: String,
    /// The questions read.
    pub from: Vec<String>,
    /// The most points.
    pub max: u32,
    /// French label.
    pub fr: String,
    /// English label.
    pub en: String,
    /// How points are read.
    pub how: How,
}

/// How an item's points are read from the answers; of several informants the best stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// Points of the best answer; an answer not listed gives 0.
    Points(BTreeMap<String, u32>),
    /// Points of every answer, their mean rounded to the nearest; an answer not listed gives 0.
    Mean(BTreeMap<String, u32>),
    /// One point a distinct answer.
    Count {
        /// Answers that say none.
        except: Vec<String>,
    },
    /// One point a threshold reached.
    Steps(Vec<u32>),
    /// All points if there is an answer other than these.
    Filled {
        /// Answers that say none.
        except: Vec<String>,
    },
    /// Worked out from the whole profile.
    Computed(Computed),
}

/// Items worked out from the whole profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Computed {
    /// Families of actors that hold a role.
    HeldRoles,
    /// Several services engaged.
    SeveralServices,
    /// At least half of the present processes told to residents.
    HalfTold,
    /// Residents who name one correct link.
    Citizens,
    /// Election documents that mention it.
    ElectionDocuments,
    /// Returns named for us and for them.
    Returns,
    /// Present processes sought or accompanied, out of those of which it is said.
    Hold,
}
