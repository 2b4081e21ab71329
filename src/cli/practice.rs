//! `repere practice`: the screens on a folder to learn in, filled with the demonstration study.

use std::io::IsTerminal;

use crate::cli::{Failure, Out, Setting, screens};
use crate::demonstration::{self, DemonstrationError};
use crate::session::{Secret, Session, Standing, Unlock};

/// Makes and fills the practice folder where it is not there yet, and opens it; without a terminal it is only made.
pub fn run(plain: bool, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let place = demonstration::place(&setting.data);
    if matches!(Session::look(&place), Ok(Standing::Absent)) {
        out.remark(&setting.messages.text("cli-practice-made"));
    }
    let unlock = Unlock::to_write(Secret::None, "repere practice");
    let made = demonstration::practice(&place, &unlock, setting.world.clone());
    drop(made.map_err(|error| refused(&error, setting))?);
    if plain {
        return screens::talk(&place, false, setting, out);
    }
    if std::io::stdin().is_terminal() && std::io::stdout().is_terminal() {
        return screens::run(&place, false, setting);
    }
    Ok(out.line(&place.display().to_string())?)
}

/// The failure of a folder that could not be filled: what the session said of it.
pub fn refused(error: &DemonstrationError, setting: &Setting) -> Failure {
    match error {
        DemonstrationError::Folder(source) | DemonstrationError::Act { source, .. } => {
            setting.refused(source)
        }
    }
}
