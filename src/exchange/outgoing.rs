//! What leaves: which segments, which parts of them, which cards and forms.

use std::collections::BTreeSet;

use super::ExchangeError;
use crate::bundle::{Bundle, CarriedForm};
use crate::log::{Body, InterviewId, Part, Segment, State, Subject};
use crate::session::Session;
use crate::store::{Line, Store, StoreError};

/// What a bundle is to carry.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scope {
    /// The interviews about this authority only.
    pub authority: Option<String>,
    /// This interview only.
    pub interview: Option<InterviewId>,
    /// No drafts.
    pub submitted: bool,
}

/// Makes a bundle of what this folder holds, after signing what its device has written since the last one.
///
/// A part that is out of scope is withheld: its hash travels, its content stays. What concerns the study as a whole
/// (withdrawals above all) always travels.
pub fn outgoing(session: &mut Session, scope: &Scope) -> Result<Bundle, ExchangeError> {
    let world = session.world().clone();
    let identity = session.identity();
    if identity.practice {
        return Err(ExchangeError::Practice);
    }
    session
        .store_mut()
        .close_segment(&|bytes: &mut [u8]| world.fill(bytes))?;
    let store = session.store();
    let wanted = wanted(store, scope)?;
    let mut segments = store.segments_after(&crate::log::Frontier::new())?;
    let mut carried = BTreeSet::new();
    for segment in &mut segments {
        withhold(segment, wanted.as_ref(), &mut carried);
    }
    if carried.is_empty() {
        return Err(ExchangeError::Nothing);
    }
    let speaking: BTreeSet<_> = segments.iter().map(|segment| segment.header.device).collect();
    let mut cards = store.cards()?;
    cards.retain(|card| speaking.contains(&card.device()) || card.device() == identity.device);
    Ok(Bundle {
        study: identity.study,
        from: identity.device,
        made: world.now().timestamp().as_second(),
        cards,
        forms: forms(store, &segments)?,
        segments,
    })
}

/// The interviews in scope; none where all are.
fn wanted(store: &Store, scope: &Scope) -> Result<Option<BTreeSet<InterviewId>>, StoreError> {
    if *scope == Scope::default() {
        return Ok(None);
    }
    let in_scope = |line: &Line| {
        scope
            .authority
            .as_ref()
            .is_none_or(|authority| line.authority == *authority)
            && scope
                .interview
                .is_none_or(|interview| line.interview == interview)
            && !(scope.submitted && line.state == State::Draft.word())
    };
    Ok(Some(
        store
            .lines()?
            .iter()
            .filter(|line| in_scope(line))
            .map(|line| line.interview)
            .collect(),
    ))
}

fn withhold(segment: &mut Segment, wanted: Option<&BTreeSet<InterviewId>>, carried: &mut BTreeSet<Subject>) {
    let device = segment.header.device;
    for part in &mut segment.parts {
        let Some(Ok(subject)) = part.as_ref().map(|part| Part::subject(part, device)) else {
            continue;
        };
        let in_scope = |interview| wanted.is_none_or(|wanted| wanted.contains(interview));
        if subject.interview.as_ref().is_none_or(in_scope) {
            carried.insert(subject);
        } else {
            *part = None;
        }
    }
}

/// The forms that the interviews carried were begun with.
fn forms(store: &Store, segments: &[Segment]) -> Result<Vec<CarriedForm>, StoreError> {
    let mut hashes = BTreeSet::new();
    for segment in segments {
        let Ok(events) = segment.events() else { continue };
        for event in events {
            if let Body::Begun(begun) = event.body {
                hashes.insert(begun.hash);
            }
        }
    }
    let mut forms = Vec::new();
    for hash in &hashes {
        if let Some(form) = store.kept_form(hash)? {
            let form = CarriedForm {
                hash: form.hash,
                id: form.id,
                version: form.version,
                json: form.json,
            };
            // A form whose content is not its own would make the whole bundle unreadable elsewhere.
            if form.holds() {
                forms.push(form);
            }
        }
    }
    Ok(forms)
}
