//! What the reader of form files says.

use std::path::Path;

use crate::form::sheet::SheetError;
use crate::locale::{Arg, Messages};
use crate::speech::Said;

/// The sentence for a form's file that cannot be read.
pub fn sheet_error(path: &Path, error: &SheetError, messages: &Messages) -> Said {
    let args: Vec<(&str, Arg<'_>)> = error
        .fields()
        .into_iter()
        .map(|(name, value)| (name, Arg::from(value)))
        .collect();
    let why = messages.with(error.id(), &args);
    match error {
        // This sentence names the file itself; a file that is not there is the input's fault.
        SheetError::Disk { source, .. } if source.kind() == std::io::ErrorKind::NotFound => Said::data(why),
        SheetError::Disk { .. } => Said::machine(why),
        _ => Said::data(messages.with(
            "session-form-file",
            &[("path", path.display().to_string().into()), ("why", why.into())],
        )),
    }
}
