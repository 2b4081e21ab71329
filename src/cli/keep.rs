//! `repere backup` and `repere restore`: copies elsewhere, and folders made again from copies or from what others hold.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use crate::bundle::BundleError;
use crate::cli::args::Format;
use crate::cli::check::tell;
use crate::cli::moment;
use crate::cli::{Failure, Out, Setting};
use crate::exchange::{How, Knowledge, merge_opened_by, read_recovery, recovery_opener};
use crate::session::{Purpose, Secret, Session, Standing, Unlock};
use crate::speech::{bundle_error, exchange_error, refused};

/// `repere backup`.
#[derive(Debug, Args)]
pub struct Backup {
    #[arg(value_name = "PLACE")]
    /// The folder that is to hold the copy.
    place: Option<PathBuf>,
    #[arg(long, requires = "place")]
    /// Make one there after each interview from now on.
    after_each_interview: bool,
    #[arg(long, conflicts_with_all = ["place", "after_each_interview"])]
    /// Make none after interviews any more.
    never: bool,
}

/// `repere restore`.
#[derive(Debug, Args)]
pub struct Restore {
    #[arg(value_name = "COPY", required_unless_present = "from_bundles")]
    /// The copy.
    copy: Option<PathBuf>,
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with = "copy")]
    /// Bundles that others hold.
    from_bundles: Vec<PathBuf>,
    #[arg(long, value_name = "CODE", requires = "from_bundles")]
    /// Whose folder it was.
    person: Option<String>,
    #[arg(long, value_name = "FILE", requires = "from_bundles")]
    /// The study's recovery key, taken out of its safe: it opens what was sealed.
    recovery: Option<PathBuf>,
    #[arg(long, requires = "from_bundles")]
    /// Let the key lie beside the data.
    no_passphrase: bool,
    #[arg(long)]
    /// Move a folder that stands there aside first.
    replace: bool,
}

/// Makes a copy, or says where the last one is.
pub fn back_up(typed: &Backup, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut session = setting.open_to_write("repere backup")?;
    let failed = |e| setting.refused(&e);
    if typed.never {
        session.set_second_place(None).map_err(failed)?;
        return Ok(out.line(&setting.messages.text("cli-backup-never-done"))?);
    }
    let copies = session.copies().map_err(failed)?;
    let place = match (&typed.place, copies.second_place) {
        (Some(place), _) => std::path::absolute(place).unwrap_or_else(|_| place.clone()),
        (None, Some(place)) => place,
        (None, None) => return Err(Failure::usage(setting.messages.text("cli-backup-where"))),
    };
    let made = session.back_up(&place).map_err(failed)?;
    if typed.after_each_interview {
        session.set_second_place(Some(&place)).map_err(failed)?;
    }
    if setting.format == Format::Json {
        let value = json!({ "path": made.path.display().to_string(), "bytes": made.bytes });
        return Ok(out.json(&value)?);
    }
    let args = [
        ("path", made.path.display().to_string().into()),
        ("size", (made.bytes.div_ceil(1024)).into()),
    ];
    out.line(&setting.messages.with("cli-backup-done", &args))?;
    if typed.after_each_interview {
        out.line(&setting.messages.text("cli-backup-after-each"))?;
    } else if let Some(at) = copies.made_at {
        let args = [("day", moment::day(at, setting).into())];
        out.line(&setting.messages.with("cli-backup-before", &args))?;
    }
    Ok(())
}

/// Makes the copy that is due after an interview, and says what came of it; nothing of it undoes the interview.
pub fn after_interview(session: &mut Session, setting: &Setting, out: &mut Out<'_>) {
    if let Some(Err(error)) = session.back_up_after_interview() {
        let why = setting.refused(&error).sentence;
        out.remark(&setting.messages.with("cli-backup-failed", &[("why", why.into())]));
    }
}

/// Makes the data folder again, and examines it.
pub fn restore(typed: &Restore, setting: &Setting, out: &mut Out<'_>) -> Result<(), Failure> {
    let standing = Session::look(&setting.data);
    // A folder whose keys cannot be read stands there all the same.
    let there = !matches!(standing, Ok(Standing::Absent));
    if there && !typed.replace {
        let args = [("path", setting.data.display().to_string().into())];
        return Err(Failure::data(setting.messages.with("cli-restore-stands", &args)));
    }
    let session = match &typed.copy {
        Some(copy) => {
            let secret = setting.secret_of(copy)?;
            let aside = set_aside(there, setting, out)?;
            let unlock = Unlock::to_write(secret, "repere restore");
            let made = Session::from_copy(copy, &setting.data, &unlock, setting.world.clone());
            made.map_err(|e| put_back(aside, setting, setting.refused(&e)))?
        }
        None => from_bundles(typed, there, setting, out)?,
    };
    let args = [("path", setting.data.display().to_string().into())];
    out.line(&setting.messages.with("cli-restore-done", &args))?;
    out.remark(&setting.messages.text("cli-restore-new-device"));
    tell(&session, setting, out)
}

fn from_bundles(
    typed: &Restore,
    there: bool,
    setting: &Setting,
    out: &mut Out<'_>,
) -> Result<Session, Failure> {
    let mut people: BTreeSet<(String, String, String)> = BTreeSet::new();
    let safe = match &typed.recovery {
        Some(file) => Some(
            read_recovery(&setting.read(file)?)
                .map_err(|e| setting.said(exchange_error(&e, &setting.messages)))?,
        ),
        None => None,
    };
    let openers = safe.iter().map(recovery_opener);
    let knowledge = openers.fold(Knowledge::default(), Knowledge::with);
    for file in &typed.from_bundles {
        let read = knowledge.open_file(file).map(|opened| opened.bundle);
        let read = read.map_err(|e| {
            if matches!(e, BundleError::NotForUs) && safe.is_none() {
                out.remark(&setting.messages.text("cli-restore-sealed"));
            }
            setting.said(bundle_error(file, &e, &setting.messages))
        })?;
        let cards = read
            .cards
            .into_iter()
            .map(|card| (card.study, card.team, card.person));
        people.extend(
            cards.filter(|(_, _, person)| typed.person.as_ref().is_none_or(|wanted| wanted == person)),
        );
    }
    let found: Vec<_> = people.into_iter().collect();
    let [(study, team, person)] = found.as_slice() else {
        let list: Vec<&str> = found.iter().map(|(_, _, person)| person.as_str()).collect();
        let args = [("people", list.join(", ").into())];
        let id = if list.is_empty() {
            "cli-restore-nobody"
        } else {
            "cli-restore-who"
        };
        return Err(Failure::usage(setting.messages.with(id, &args)));
    };
    let secret = if typed.no_passphrase {
        Secret::None
    } else {
        setting.secret_for_a_new_folder()?
    };
    let purpose = Purpose {
        study: study.clone(),
        team: team.clone(),
        person: person.clone(),
        practice: false,
    };
    let aside = set_aside(there, setting, out)?;
    let unlock = Unlock::to_write(secret, "repere restore");
    let made = Session::create(&setting.data, &purpose, &unlock, setting.world.clone());
    let mut session = made.map_err(|e| put_back(aside, setting, setting.refused(&e)))?;
    let how = How {
        rehearse: false,
        accept_new: true,
    };
    let report = merge_opened_by(&mut session, &typed.from_bundles, how, safe.as_ref())
        .map_err(|e| setting.said(exchange_error(&e, &setting.messages)))?;
    for file in &report.refused {
        out.remark(&setting.said(refused(file, &setting.messages)).sentence);
    }
    Ok(session)
}

/// Moves a folder that stands in the way aside: nothing is ever deleted here.
fn set_aside(there: bool, setting: &Setting, out: &mut Out<'_>) -> Result<Option<PathBuf>, Failure> {
    if !there {
        return Ok(None);
    }
    let mut numbered = (1..=u16::MAX).map(|n| beside(&setting.data, n));
    let free = numbered
        .find(|path| !path.exists())
        .unwrap_or_else(|| beside(&setting.data, 0));
    std::fs::rename(&setting.data, &free).map_err(|e| setting.unwritable(&free, &e))?;
    let args = [("path", free.display().to_string().into())];
    out.remark(&setting.messages.with("cli-restore-aside", &args));
    Ok(Some(free))
}

/// What stood there before comes back where nothing could take its place.
fn put_back(aside: Option<PathBuf>, setting: &Setting, why: Failure) -> Failure {
    if let Some(aside) = aside {
        let _ = std::fs::remove_dir(&setting.data);
        let _ = std::fs::rename(&aside, &setting.data);
    }
    why
}

fn beside(data: &Path, n: u16) -> PathBuf {
    let mut name = data.file_name().unwrap_or_default().to_owned();
    name.push(format!(".before-{n}"));
    data.with_file_name(name)
}
