//! Merging bundles, for good or in rehearsal.

use std::path::PathBuf;

use super::desk::Desk;
use super::gather::{Gathered, gather};
use super::report::{Refusal, Refused, Report};
use super::{ExchangeError, Knowledge, Merged};
use crate::bundle::Bundle;
use crate::session::Session;
use crate::store::{Doubt, Intake, Origin, StoreError};

/// How a merge is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct How {
    /// Say what would happen, and leave everything as it is.
    pub rehearse: bool,
    /// Take the word of devices that this folder has not met.
    pub accept_new: bool,
}

/// Merges these files in turn. A file that is no whole bundle of this study is refused as a whole, and the others go on.
pub fn merge(session: &mut Session, files: &[PathBuf], how: How) -> Result<Report, ExchangeError> {
    let identity = session.identity();
    if identity.practice {
        return Err(ExchangeError::Practice);
    }
    let mut report = Report::default();
    let bundles = read_all(session, files, &identity.study, &mut report)?;
    let mut desk = Desk::load(session.store())?;
    if bundles
        .iter()
        .any(|(_, bundle)| desk.is_news_of(identity.device, bundle))
    {
        report.renewed = true;
        if !how.rehearse {
            renew(session)?;
            desk = Desk::load(session.store())?;
        }
    }
    let at = session.world().now().timestamp().as_second();
    let take = |desk: &mut Desk, intake: &Intake<'_>, (file, bundle): &(PathBuf, Bundle)| {
        let origin = Origin {
            bundle: *bundle.id().bytes(),
            sender: bundle.from,
            made: bundle.made,
            file: file.to_string_lossy().into_owned(),
            at,
        };
        desk.take(intake, bundle, &origin, how.accept_new)
    };
    if how.rehearse {
        report.merged = session.store_mut().merge(true, |intake| {
            bundles
                .iter()
                .map(|bundle| take(&mut desk, intake, bundle))
                .collect::<Result<Vec<Merged>, StoreError>>()
        })?;
    } else {
        for bundle in &bundles {
            // One bundle, one durable commit: what was merged stays merged, whatever comes after.
            let merged = session
                .store_mut()
                .merge(false, |intake| take(&mut desk, intake, bundle))?;
            report.merged.push(merged);
        }
    }
    report.waiting = desk.waiting();
    Ok(report)
}

/// Signs what the device has written, and lets another go on in its place: its numbers were used elsewhere.
fn renew(session: &mut Session) -> Result<(), StoreError> {
    let world = session.world().clone();
    let random = |bytes: &mut [u8]| world.fill(bytes);
    session.store_mut().close_segment(&random)?;
    session.store_mut().reincarnate(Doubt::SeenElsewhere, &random)
}

fn read_all(
    session: &Session,
    files: &[PathBuf],
    study: &str,
    report: &mut Report,
) -> Result<Vec<(PathBuf, Bundle)>, StoreError> {
    let knowledge = Knowledge::of(session.store())?;
    let mut bundles = Vec::new();
    let (gathered, refused) = gather(files);
    report.refused = refused;
    for Gathered { file, bytes } in gathered {
        let cause = match knowledge.open(&bytes).map(|opened| opened.bundle) {
            Ok(bundle) if bundle.study == study => {
                bundles.push((file, bundle));
                continue;
            }
            Ok(bundle) => Refusal::ForeignStudy {
                found: bundle.study,
                ours: study.to_owned(),
            },
            Err(error) => Refusal::Bundle(error),
        };
        report.refused.push(Refused { file, cause });
    }
    Ok(bundles)
}
