//! `repere interview media ID -o DIR`: the files that an interview's answers name, as ODK lays them out, and the
//! `audit.csv` that its form asks for.

use std::path::Path;

use crate::cli::{Failure, Out, Setting, find};
use crate::form::{Kind, Node};
use crate::session::{AuditRow, Open, Session};
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
    count += write_audit(&session, &open, folder, setting)?;
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

/// Writes `audit.csv` where the form has a row of the type `audit`; how many files that makes.
fn write_audit(session: &Session, open: &Open, folder: &Path, setting: &Setting) -> Result<u64, Failure> {
    let asks = |node: &&Node| node.kind == Kind::Background && node.name == "audit";
    let Some(node) = open.form().nodes().iter().find(asks) else {
        return Ok(0);
    };
    let rows = session.audit(open).map_err(|e| setting.refused(&e))?;
    let path = folder.join("audit.csv");
    let failed = |error: std::io::Error| setting.unwritable(&path, &error);
    let mut writer = csv::Writer::from_path(&path).map_err(|error| failed(error.into()))?;
    let on = |name: &str| {
        node.parameter(name)
            .is_some_and(|value| value.eq_ignore_ascii_case("true"))
    };
    let reasons = node.parameter("track-changes-reasons").is_some();
    let columns: [(&str, bool); 8] = [
        ("event", true),
        ("node", true),
        ("start", true),
        ("end", true),
        ("old-value", on("track-changes")),
        ("new-value", on("track-changes")),
        ("user", on("identify-user")),
        ("change-reason", reasons),
    ];
    let shown = |cells: [String; 8]| {
        let cells = cells.into_iter().zip(columns).filter(|(_, (_, shown))| *shown);
        cells.map(|(cell, _)| cell).collect::<Vec<_>>()
    };
    let lines = std::iter::once(columns.map(|(name, _)| name.to_owned())).chain(rows.into_iter().map(cells));
    for line in lines {
        writer
            .write_record(shown(line))
            .map_err(|error| failed(error.into()))?;
    }
    writer.flush().map_err(failed)?;
    Ok(1)
}

fn cells(row: AuditRow) -> [String; 8] {
    let end = row.end.map(|end| end.to_string()).unwrap_or_default();
    let clean = |text: &str| clean::prose(text).into_owned();
    [
        row.event.to_owned(),
        clean(&row.node),
        row.start.to_string(),
        end,
        clean(&row.old),
        clean(&row.new),
        clean(&row.user),
        clean(&row.reason),
    ]
}
