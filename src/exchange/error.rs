//! Why nothing was sent or taken.

use thiserror::Error;

use crate::bundle::BundleError;
use crate::log::DeviceId;
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
    /// A folder to learn in sends and takes nothing.
    #[error("a practice folder exchanges nothing")]
    Practice,
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
