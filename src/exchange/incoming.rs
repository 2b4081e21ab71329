//! Merging bundles, for good or in rehearsal.

use std::ops::ControlFlow;
use std::path::PathBuf;

use sha2::{Digest as _, Sha256};

use super::ahead::{ahead, with_bin};
use super::arrived::{Found, Reader};
use super::charter::{recovery_opener, refresh};
use super::course::Course;
use super::desk::Desk;
use super::gather::{Gathered, gather};
use super::knowledge::Learned;
use super::report::Report;
use super::{ExchangeError, Knowledge};
use crate::log::Signer;
use crate::session::{Session, SessionError};
use crate::store::{Doubt, Piece, RefusedFile, Settlement, Store, StoreError};

/// How a merge is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct How {
    /// Say what would happen, and leave everything as it is.
    pub rehearse: bool,
    /// Take the word of devices that this folder has not met.
    pub accept_new: bool,
}

/// How far a merge is, told before each file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Files done.
    pub done: usize,
    /// Files in all.
    pub of: usize,
}

/// Merges these files in turn. A file that is no whole bundle of this study is refused as a whole, and the others go on.
pub fn merge(session: &mut Session, files: &[PathBuf], how: How) -> Result<Report, ExchangeError> {
    merge_watched(session, files, how, &mut |_| ControlFlow::Continue(()))
}

/// Merges these files in turn, one at a time in memory; `watch` is told how far it is and can stop it between two files.
pub fn merge_watched(
    session: &mut Session,
    files: &[PathBuf],
    how: How,
    watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Report, ExchangeError> {
    merge_by(session, files, how, None, watch)
}

/// Merges these files in turn with what opens here, and with the study's recovery key where it was taken out of its safe.
pub fn merge_opened_by(
    session: &mut Session,
    files: &[PathBuf],
    how: How,
    safe: Option<&Signer>,
) -> Result<Report, ExchangeError> {
    merge_by(session, files, how, safe, &mut |_| ControlFlow::Continue(()))
}

/// What is known here, and what the recovery key opens.
fn knowledge_with(store: &Store, safe: Option<&Signer>) -> Result<Knowledge, StoreError> {
    let openers = safe.map(recovery_opener).into_iter();
    Ok(openers.fold(Knowledge::of(store)?, Knowledge::with))
}

fn merge_by(
    session: &mut Session,
    files: &[PathBuf],
    how: How,
    safe: Option<&Signer>,
    watch: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Report, ExchangeError> {
    let identity = session.identity();
    if identity.practice {
        return Err(ExchangeError::Practice);
    }
    let (files, refused) = gather(files);
    let mut report = Report {
        refused,
        ..Report::default()
    };
    let mut stopped = |done: usize| {
        watch(Progress {
            done,
            of: files.len(),
        })
        .is_break()
    };
    let knowledge = knowledge_with(session.store(), safe)?;
    let settled = session.store().settled()?;
    let reader = Reader {
        study: &identity.study,
        knowledge: &knowledge,
        settled: &settled,
    };
    let mut course = Course {
        desk: Desk::load(session.store())?,
        at: session.world().now().timestamp().as_second(),
        accept_new: how.accept_new,
        reader,
        learned: Learned::default(),
    };
    let open = |gathered: &Gathered| reader.read(gathered, &Learned::default());
    if how.rehearse {
        ahead(&files, open, |beside| {
            session.store_mut().merge(true, |intake| {
                for (done, gathered) in files.iter().enumerate() {
                    if stopped(done) {
                        report.stopped = true;
                        break;
                    }
                    let found = course.settle(gathered, beside.next());
                    if let Found::Bundle(arrived) = &found {
                        report.renewed |= course.desk.is_news_of(identity.device, arrived);
                    }
                    course.take(intake, gathered, found, &mut report)?;
                }
                Ok(())
            })
        })?;
    } else {
        Store::in_bulk(session, Session::store_mut, |session| {
            let mut take = |beside: &mut dyn Iterator<Item = Found>, bin: &dyn Fn(Vec<Piece>)| {
                for (done, gathered) in files.iter().enumerate() {
                    if stopped(done) {
                        report.stopped = true;
                        break;
                    }
                    let found = course.settle(gathered, beside.next());
                    if let Found::Bundle(arrived) = &found
                        && course.desk.is_news_of(session.identity().device, arrived)
                    {
                        report.renewed = true;
                        renew(session)?;
                        course.desk = Desk::load(session.store())?;
                    }
                    course.take_for_good(session, gathered, found, &mut report)?;
                    bin(std::mem::take(&mut course.desk.spent));
                }
                Ok::<_, ExchangeError>(())
            };
            with_bin(|bin| ahead(&files, open, |beside| take(beside, bin)))
        })?;
        // A deed may have come that accepts a device whose word waits.
        if refresh(session)? {
            course.desk = again(session, &files, course.at, safe, &mut report)?;
        }
        session.erase_withdrawn().map_err(|error| match error {
            SessionError::Store(error) => error,
            other => StoreError::Corrupt {
                detail: other.to_string(),
            },
        })?;
    }
    report.waiting = course.desk.waiting();
    if !how.rehearse {
        let at = course.at;
        note_refused(session, &report, at)?;
    }
    Ok(report)
}

/// Remembers the files that were refused, each with its reason.
fn note_refused(session: &mut Session, report: &Report, at: i64) -> Result<(), StoreError> {
    let files: Vec<RefusedFile> = report
        .refused
        .iter()
        .filter_map(|refused| {
            let file = refused.file.to_string_lossy().into_owned();
            // What was too long to be read is known by its name.
            let unread = || (Sha256::digest(&file).into(), 0);
            let (content, bytes) = refused.content.unwrap_or_else(unread);
            Some(RefusedFile {
                content,
                bytes,
                at,
                why: refused.cause.word()?.to_owned(),
                settled: Settlement::Open,
                file,
            })
        })
        .collect();
    session.store_mut().note_refused(&files)
}

/// Looks at the same files a second time, once a device of them was accepted; how things stand then.
fn again(
    session: &mut Session,
    files: &[Gathered],
    at: i64,
    safe: Option<&Signer>,
    report: &mut Report,
) -> Result<Desk, ExchangeError> {
    let identity = session.identity();
    let knowledge = knowledge_with(session.store(), safe)?;
    let settled = session.store().settled()?;
    let mut course = Course {
        desk: Desk::load(session.store())?,
        at,
        accept_new: false,
        reader: Reader {
            study: &identity.study,
            knowledge: &knowledge,
            settled: &settled,
        },
        learned: Learned::default(),
    };
    for gathered in files {
        // What is refused now was told the first time.
        let found = course.settle(gathered, None);
        if !matches!(found, Found::Bundle(_)) {
            continue;
        }
        let mut second = Report::default();
        course.take_for_good(session, gathered, found, &mut second)?;
        for again in second.merged {
            let mut merged = report.merged.iter_mut();
            if let Some(merged) = merged.find(|merged| merged.bundle == again.bundle) {
                merged.join(again);
            }
        }
    }
    Ok(course.desk)
}

/// Signs what the device has written, and lets another go on in its place: its numbers were used elsewhere.
fn renew(session: &mut Session) -> Result<(), StoreError> {
    let world = session.world().clone();
    let random = |bytes: &mut [u8]| world.fill(bytes);
    session.store_mut().close_segment(&random)?;
    session.store_mut().reincarnate(Doubt::SeenElsewhere, &random)
}
