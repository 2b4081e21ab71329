//! Why nothing was sent or taken.

use std::path::PathBuf;

use thiserror::Error;

use crate::bundle::BundleError;
use crate::log::DeviceId;
use crate::session::SessionError;
use crate::store::StoreError;

/// Why an exchange did not happen. What was refused of single files stands in the [`super::Report`].
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ExchangeError {
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The bundle could not be wrapped.
    #[error(transparent)]
    Wrap(#[from] BundleError),
    /// The session said no.
    #[error(transparent)]
    Session(#[from] SessionError),
    /// The folder is bound to a study already.
    #[error("bound already")]
    Bound,
    /// The folder is bound to no study.
    #[error("bound to no study")]
    Unbound,
    /// The study's key is not in this folder.
    #[error("the study's key is elsewhere")]
    NotOurs,
    /// Not the study's recovery key.
    #[error("not the recovery key")]
    NotTheKey,
    /// Not an invitation, or not whole.
    #[error("not an invitation")]
    NotAnInvitation,
    /// Not a card, or not whole.
    #[error("not a card")]
    NoCard,
    /// The study took its word back.
    #[error("device {device} was revoked")]
    Revoked {
        /// The device.
        device: DeviceId,
    },
    /// Of another study.
    #[error("of study {found}")]
    ForeignCard {
        /// That study.
        found: String,
    },
    /// A folder to learn in sends and takes nothing.
    #[error("a practice folder exchanges nothing")]
    Practice,
    /// A file could not be written, or reads otherwise.
    #[error("{path} was not written")]
    Unwritten {
        /// The file.
        path: PathBuf,
        /// What the system says; nothing where it reads otherwise than it was written.
        why: Option<std::io::Error>,
    },
    /// All that could be sent was confirmed already.
    #[error("nothing new to send")]
    NothingNew,
    /// Several devices go by this name.
    #[error("{text} names several devices")]
    Ambiguous {
        /// As given.
        text: String,
        /// The devices.
        devices: Vec<DeviceId>,
    },
    /// There is nothing to send.
    #[error("nothing to send")]
    Nothing,
}
