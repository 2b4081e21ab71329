//! `repere interview media ID -o DIR`: the files that an interview's answers name, as ODK lays them out.

use std::path::Path;

use crate::cli::{Failure, Out, Setting, find};
use crate::session::Session;
use crate::text::clean;

/// Writes the files of every question that is asked into a folder, made where it is not there. A file of that name with
/// another content is never overwritten: the second one gets its hash in front. What is not on this machine is named.
pub fn run(typed: &str, folder: &Path, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let session = setting.open_to_read()?;
    let id = find::interview(&session, typed, setting)?;
    let open = session.open_interview(id).map_err(|e| setting.refused(&e))?;
    std::fs::create_dir_all(folder).map_err(|error| setting.unwritable(folder, &error))?;
    let mut count = 0;
    for place in open.interview().questions() {
        let asked = open.interview().is_relevant(&place);
        let Some(answer) = open.interview().answer(&place).filter(|_| asked) else {
            continue;
        };
        count += write(&session, answer.text(), folder, setting, out)?;
    }
    let path = clean::name(&folder.display().to_string()).into_owned();
    let args = [("path", path.into()), ("count", count.into())];
    Ok(out.line(&setting.messages.with("attach-written", &args))?)
}

/// Writes the file that an answer names, if it names one; how many that makes.
fn write(
    session: &Session,
    answer: &str,
    folder: &Path,
    setting: &Setting,
    out: &mut Out<'_>,
) -> Result<u64, Failure> {
    let found = session.attached(answer).map_err(|e| setting.refused(&e.into()))?;
    let Some((file, bytes)) = found else { return Ok(0) };
    let Some(bytes) = bytes else {
        let name = clean::name(&file.name).into_owned();
        out.remark(
            &setting
                .messages
                .with("attach-elsewhere", &[("name", name.into())]),
        );
        return Ok(0);
    };
    let mut path = folder.join(&file.name);
    if std::fs::read(&path).is_ok_and(|there| there != bytes) {
        path = folder.join(format!("{}-{}", &file.hash[..8], file.name));
    }
    std::fs::write(&path, bytes).map_err(|error| setting.unwritable(&path, &error))?;
    Ok(1)
}
