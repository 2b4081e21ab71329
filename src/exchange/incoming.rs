//! Merging bundles, for good or in rehearsal.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::charter::refresh;
use super::desk::Desk;
use super::gather::{Gathered, gather};
use super::report::{Refusal, Refused, Report};
use super::{ExchangeError, Knowledge};
use crate::bundle::Bundle;
use crate::session::{Session, SessionError};
use crate::store::{Doubt, Origin, Store, StoreError};

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
    let identity = session.identity();
    if identity.practice {
        return Err(ExchangeError::Practice);
    }
    let (files, refused) = gather(files);
    let mut report = Report {
        refused,
        ..Report::default()
    };
    let mut desk = Desk::load(session.store())?;
    let at = session.world().now().timestamp().as_second();
    let mut stopped = |done: usize| {
        watch(Progress {
            done,
            of: files.len(),
        })
        .is_break()
    };
    if how.rehearse {
        let reader = Reader::new(session.store(), &identity.study)?;
        session.store_mut().merge(true, |intake| {
            for (done, gathered) in files.iter().enumerate() {
                if stopped(done) {
                    report.stopped = true;
                    break;
                }
                if let Some(bundle) = reader.read(gathered, &mut report) {
                    report.renewed |= desk.is_news_of(identity.device, &bundle);
                    report.merged.push(desk.take(
                        intake,
                        &bundle,
                        &origin(&gathered.file, &bundle, at),
                        how.accept_new,
                    )?);
                }
            }
            Ok(())
        })?;
    } else {
        let mut reader = Reader::new(session.store(), &identity.study)?;
        for (done, gathered) in files.iter().enumerate() {
            if stopped(done) {
                report.stopped = true;
                break;
            }
            let Some(bundle) = reader.read(gathered, &mut report) else {
                continue;
            };
            if desk.is_news_of(session.identity().device, &bundle) {
                report.renewed = true;
                renew(session)?;
                desk = Desk::load(session.store())?;
            }
            // One bundle, one durable commit: what was merged stays merged, whatever comes after.
            let origin = origin(&gathered.file, &bundle, at);
            let merged = session.store_mut().merge(false, |intake| {
                desk.take(intake, &bundle, &origin, how.accept_new)
            })?;
            if !merged.accepted.is_empty() {
                reader = Reader::new(session.store(), &identity.study)?;
            }
            report.merged.push(merged);
        }
        // A deed may have come that accepts a device whose word waits.
        if refresh(session)? {
            desk = Desk::load(session.store())?;
            let reader = Reader::new(session.store(), &identity.study)?;
            for gathered in &files {
                // What is refused now was told the first time.
                let Some(bundle) = reader.read(gathered, &mut Report::default()) else {
                    continue;
                };
                let origin = origin(&gathered.file, &bundle, at);
                let again = session
                    .store_mut()
                    .merge(false, |intake| desk.take(intake, &bundle, &origin, false))?;
                let mut merged = report.merged.iter_mut();
                if let Some(merged) = merged.find(|merged| merged.bundle == again.bundle) {
                    merged.join(again);
                }
            }
        }
        session.erase_withdrawn().map_err(|error| match error {
            SessionError::Store(error) => error,
            other => StoreError::Corrupt {
                detail: other.to_string(),
            },
        })?;
    }
    report.waiting = desk.waiting();
    Ok(report)
}

fn origin(file: &Path, bundle: &Bundle, at: i64) -> Origin {
    Origin {
        bundle: *bundle.id().bytes(),
        sender: bundle.from,
        made: bundle.made,
        file: file.to_string_lossy().into_owned(),
        at,
    }
}

/// Signs what the device has written, and lets another go on in its place: its numbers were used elsewhere.
fn renew(session: &mut Session) -> Result<(), StoreError> {
    let world = session.world().clone();
    let random = |bytes: &mut [u8]| world.fill(bytes);
    session.store_mut().close_segment(&random)?;
    session.store_mut().reincarnate(Doubt::SeenElsewhere, &random)
}

/// Reads bundles of this study, by what is known of their senders.
struct Reader {
    study: String,
    knowledge: Knowledge,
}

impl Reader {
    fn new(store: &Store, study: &str) -> Result<Self, StoreError> {
        Ok(Self {
            study: study.to_owned(),
            knowledge: Knowledge::of(store)?,
        })
    }

    /// The bundle in these bytes; what is none goes into the report.
    fn read(&self, Gathered { file, bytes }: &Gathered, report: &mut Report) -> Option<Bundle> {
        let cause = match self.knowledge.open(bytes).map(|opened| opened.bundle) {
            Ok(bundle) if bundle.study == self.study => return Some(bundle),
            Ok(bundle) => Refusal::ForeignStudy {
                found: bundle.study,
                ours: self.study.clone(),
            },
            Err(error) => Refusal::Bundle(error),
        };
        report.refused.push(Refused {
            file: file.clone(),
            cause,
        });
        None
    }
}
