//! Why nothing was sent or taken.

use thiserror::Error;

use crate::bundle::BundleError;
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
    /// There is nothing to send.
    #[error("nothing to send")]
    Nothing,
}
