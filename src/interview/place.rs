//! Where an answer belongs: a node of the form and the instance chosen at each repeat.
//!
//! Instances have lasting ids, never positions, so a place means the same after others were removed and on every
//! machine. A place is written in two ways: as a *key* (`/data/pr{7K3Q.12}/pr_code`, what the log stores) and as a
//! *position path* (`/data/pr[2]/pr_code`, what people see); both are made by the interview.

use std::fmt;
use std::sync::Arc;

use crate::form::NodeId;

/// The lasting id of a repeat instance.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InstanceId {
    /// Made by the form: the first of an open repeat, or the k-th of a counted one, from 1.
    Made(u32),
    /// Added by a person: the id of that event.
    Added(String),
}

/// A node and the repeat instances it stands in, outermost first.
///
/// For a repeat there are two places: with the instance of the repeat itself at the end, it is that instance; without,
/// it is the repeat as a whole, which instances are added to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    pub(crate) node: NodeId,
    pub(crate) instances: Arc<[InstanceId]>,
}

impl Place {
    /// A place by its parts.
    pub fn new(node: NodeId, instances: impl Into<Arc<[InstanceId]>>) -> Self {
        Self {
            node,
            instances: instances.into(),
        }
    }

    /// The node of the form.
    pub fn node(&self) -> NodeId {
        self.node
    }

    /// The instances chosen, outermost first.
    pub fn instances(&self) -> &[InstanceId] {
        &self.instances
    }
}

impl fmt::Display for InstanceId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Made(k) => write!(out, "{k}"),
            Self::Added(id) => out.write_str(id),
        }
    }
}

impl InstanceId {
    /// The id that stands between the braces of a key.
    pub fn parse(text: &str) -> Self {
        match text.parse::<u32>() {
            Ok(k) => Self::Made(k),
            Err(_) => Self::Added(text.to_owned()),
        }
    }
}
