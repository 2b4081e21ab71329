//! One merge on its way through the files: what it knows of the store, and what it learned from the files before.

use std::collections::BTreeSet;
use std::path::Path;

use super::arrived::{Arrived, Found, Reader};
use super::desk::Desk;
use super::gather::{Gathered, content_of};
use super::knowledge::Learned;
use super::outgoing::told;
use super::report::{Merged, ParcelTaken, Refusal, Refused, Report};
use crate::bundle::{BundleError, Parcel};
use crate::session::Session;
use crate::store::{Intake, Origin, Part, Settled, StoreError};

/// A merge on its way.
pub(super) struct Course<'a> {
    pub(super) desk: Desk,
    /// When it began, by this machine's clock.
    pub(super) at: i64,
    /// Take the word of devices that this folder has not met.
    pub(super) accept_new: bool,
    pub(super) reader: Reader<'a>,
    pub(super) learned: Learned,
}

impl Course<'_> {
    /// What a file is, where it was read beside: what could not be opened then may open by what was learned since.
    pub(super) fn settle(&self, gathered: &Gathered, beside: Option<Found>) -> Found {
        match beside {
            Some(Found::Refused(_)) if !self.learned.is_empty() => self.reader.read(gathered, &self.learned),
            Some(found) => found,
            None => self.reader.read(gathered, &self.learned),
        }
    }

    /// Takes a file in, within a transaction.
    pub(super) fn take(
        &mut self,
        intake: &Intake<'_>,
        gathered: &Gathered,
        found: Found,
        report: &mut Report,
    ) -> Result<(), StoreError> {
        match found {
            Found::Refused(cause) => report.refused.push(refused(gathered, cause)),
            Found::Known(settled) => {
                if settled.told {
                    intake.untell_all(&settled)?;
                }
                report.merged.push(self.known(gathered, &settled));
            }
            Found::Parcel(parcel) => match self.parcel(intake, &gathered.file, &parcel)? {
                Ok(taken) => report.parcels.push(taken),
                Err(cause) => report.refused.push(refused(gathered, cause)),
            },
            Found::Bundle(arrived) => {
                let merged = self.bundle(intake, &gathered.file, *arrived)?;
                report.merged.push(merged);
            }
        }
        Ok(())
    }

    /// The same in a transaction of its own: one bundle, one durable commit. What was merged stays merged, whatever comes
    /// after. A file that changes nothing needs none.
    pub(super) fn take_for_good(
        &mut self,
        session: &mut Session,
        gathered: &Gathered,
        found: Found,
        report: &mut Report,
    ) -> Result<(), StoreError> {
        match found {
            Found::Refused(cause) => report.refused.push(refused(gathered, cause)),
            Found::Known(settled) if !settled.told => report.merged.push(self.known(gathered, &settled)),
            found => {
                return session
                    .store_mut()
                    .merge(false, |intake| self.take(intake, gathered, found, report));
            }
        }
        Ok(())
    }

    /// Takes a parcel: the receipt and the wishes of its sender, and the parts of files that an answer here names.
    fn parcel(
        &self,
        intake: &Intake<'_>,
        file: &Path,
        parcel: &Parcel,
    ) -> Result<Result<ParcelTaken, Refusal>, StoreError> {
        if !self.desk.accepts(parcel.from) {
            return Ok(Err(Refusal::Bundle(BundleError::UnknownSender {
                device: parcel.from,
            })));
        }
        let mut taken = ParcelTaken {
            file: file.to_owned(),
            from: parcel.from,
            whole: 0,
            parts: parcel.files.len() as u64,
            wanted: parcel
                .wanted
                .iter()
                .map(|span| &span.hash)
                .collect::<BTreeSet<_>>()
                .len() as u64,
            lacks: 0,
        };
        for (span, bytes) in &parcel.files {
            match intake.keep_part(&span.hash, span.first, bytes)? {
                Part::Kept => {}
                Part::Whole => taken.whole += 1,
                Part::Unnamed => {
                    return Ok(Err(Refusal::UnknownFile {
                        hash: span.hash.clone(),
                    }));
                }
                Part::Wrong => {
                    return Ok(Err(Refusal::WrongFile {
                        hash: span.hash.clone(),
                    }));
                }
            }
        }
        if parcel.files.is_empty() {
            let spans: Vec<_> = parcel
                .wanted
                .iter()
                .map(|span| (span.hash.as_str(), span.first, span.upto))
                .collect();
            intake.ask(parcel.from, &spans)?;
            let holds = told(&parcel.receipt);
            taken.lacks = self.desk.beyond(parcel.from, &holds.frontier);
            intake.confirm(parcel.from, &holds)?;
        }
        Ok(Ok(taken))
    }

    /// A file that was merged before.
    fn known(&self, gathered: &Gathered, settled: &Settled) -> Merged {
        Merged::nothing(&Origin {
            bundle: settled.bundle,
            sender: settled.sender,
            made: settled.made,
            file: name(&gathered.file),
            at: self.at,
            content: None,
        })
    }

    fn bundle(&mut self, intake: &Intake<'_>, file: &Path, arrived: Arrived) -> Result<Merged, StoreError> {
        let origin = Origin {
            bundle: arrived.id,
            sender: arrived.bundle.from,
            made: arrived.bundle.made,
            file: name(file),
            at: self.at,
            content: Some(arrived.content),
        };
        let forms = arrived.bundle.forms.clone();
        let merged = self.desk.take(intake, arrived, &origin, self.accept_new)?;
        self.learned.learn(&merged.accepted, forms);
        Ok(merged)
    }
}

fn refused(gathered: &Gathered, cause: Refusal) -> Refused {
    Refused {
        file: gathered.file.clone(),
        cause,
        content: content_of(&gathered.bytes),
    }
}

fn name(file: &Path) -> String {
    file.to_string_lossy().into_owned()
}
