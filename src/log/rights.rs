//! Who may do what: what the study's signed grants say of each device, as the fold asks it.
//!
//! The grants themselves (their signatures, their ceremony) are read elsewhere; here stands only their outcome. A folder
//! that no study key binds knows no grants: there everyone may do everything, as on a team of friends.

use std::collections::BTreeMap;

use super::event::{Body, Event};
use super::id::DeviceId;

/// What a person was made by the study, and thereby the level of what they review. A higher role may all that a lower may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Role {
    /// Interviews.
    #[default]
    Field,
    /// Leads a team: asks back, returns and accepts for it.
    Team,
    /// Coordinates a country: tells duplicates and aliases too.
    Country,
    /// Coordinates the study: releases, and withdraws what others began.
    Study,
}

impl Role {
    /// Every role, the lowest first.
    pub const ALL: [Self; 4] = [Self::Field, Self::Team, Self::Country, Self::Study];

    /// The word for it in grants and lists.
    pub fn word(self) -> &'static str {
        match self {
            Self::Field => "field",
            Self::Team => "team",
            Self::Country => "country",
            Self::Study => "study",
        }
    }

    /// The role of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }

    /// The role without which a statement is a request.
    pub fn needed(body: &Body) -> Self {
        match body {
            Body::Asked { .. }
            | Body::Settled { .. }
            | Body::Returned { .. }
            | Body::Accepted { .. }
            | Body::Reopened { .. } => Self::Team,
            Body::Duplicate { .. } | Body::Alias { .. } => Self::Country,
            Body::Released { .. } | Body::Studied { .. } => Self::Study,
            _ => Self::Field,
        }
    }
}

/// What a device was granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Grant {
    /// Its role.
    pub role: Role,
    /// The last number that counts, where the grant was revoked: what came after may be a thief's.
    pub until: Option<u64>,
}

/// Why a statement is kept and shown, without effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lack {
    /// Its author would need this role.
    Role(Role),
    /// Its device was revoked before it.
    Revoked,
    /// The interview's state did not allow it when its author wrote it.
    State(super::State),
}

/// The grants of a study, or none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rights {
    granted: Option<BTreeMap<DeviceId, Grant>>,
}

impl Rights {
    /// Of a folder that no study key binds: everyone may do everything.
    pub fn unbound() -> Self {
        Self::default()
    }

    /// Of a study with these grants; who is not named interviews.
    pub fn bound(granted: impl IntoIterator<Item = (DeviceId, Grant)>) -> Self {
        Self {
            granted: Some(granted.into_iter().collect()),
        }
    }

    /// Whether a study key binds the folder.
    pub fn is_bound(&self) -> bool {
        self.granted.is_some()
    }

    /// Every grant, by device.
    pub fn grants(&self) -> impl Iterator<Item = (DeviceId, Grant)> + '_ {
        self.granted
            .iter()
            .flatten()
            .map(|(device, grant)| (*device, *grant))
    }

    /// The role of a device; the branches of a cloned one share its grant.
    pub fn role(&self, device: DeviceId) -> Role {
        match &self.granted {
            None => Role::Study,
            Some(_) => self.grant(device).role,
        }
    }

    /// What makes a statement a request, if anything does. A withdrawal is never one: it hides at least, see
    /// [`super::Withdrawal::erases`].
    pub fn lack(&self, event: &Event) -> Option<Lack> {
        self.granted.as_ref()?;
        let grant = self.grant(event.id.device);
        let needed = Role::needed(&event.body);
        if grant.until.is_some_and(|last| event.id.n > last) {
            Some(Lack::Revoked)
        } else if grant.role < needed {
            Some(Lack::Role(needed))
        } else {
            None
        }
    }

    fn grant(&self, device: DeviceId) -> Grant {
        let granted = self.granted.as_ref();
        granted
            .and_then(|all| all.get(&device.trunk()))
            .copied()
            .unwrap_or_default()
    }
}
