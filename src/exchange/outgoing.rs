//! What leaves: which segments, which parts of them, which cards and forms, and the receipt for what came before.

use std::collections::{BTreeMap, BTreeSet};

use super::ExchangeError;
use crate::bundle::{Bundle, CarriedForm, Receipt, form_mark};
use crate::log::{Aliases, Begun, Body, DeviceId, Frontier, InterviewId, Part, Segment, State, Subject};
use crate::session::Session;
use crate::store::{Holding, Line, Store, StoreError};

/// What a bundle is to carry.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scope {
    /// The interviews about this authority only.
    pub authority: Option<String>,
    /// This interview only.
    pub interview: Option<InterviewId>,
    /// No drafts.
    pub submitted: bool,
    /// For these devices: what each of them has confirmed stays here. For nobody in particular: everything goes.
    pub receivers: Vec<DeviceId>,
    /// Everything, whatever was confirmed.
    pub all: bool,
}

impl Scope {
    fn takes_every_interview(&self) -> bool {
        self.authority.is_none() && self.interview.is_none() && !self.submitted
    }
}

/// A bundle about to leave, and what is certain about its receivers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// The bundle.
    pub bundle: Bundle,
    /// For whom.
    pub receivers: Vec<DeviceId>,
    /// The forms of its interviews that every receiver holds: they make the dictionary.
    pub shared_forms: Vec<CarriedForm>,
    /// Every receiver has this device's card.
    pub acquainted: bool,
}

/// Makes a bundle of what this folder holds, after signing what its device has written since the last one.
///
/// A part that is out of scope, or that every receiver has confirmed, is withheld: its hash travels, its content stays.
/// What concerns the study as a whole (withdrawals above all) always travels.
pub fn outgoing(session: &mut Session, scope: &Scope) -> Result<Outgoing, ExchangeError> {
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
    let certain = certain(store, scope)?;
    let mut segments = store.segments_after(&certain.frontier)?;
    let mut carried = BTreeSet::new();
    for segment in &mut segments {
        withhold(segment, wanted.as_ref(), &certain.items, &mut carried);
    }
    let receipt = receipt(store, scope)?;
    if carried.is_empty() {
        // A header without content is of use only below one that has some.
        segments.clear();
        if scope.receivers.is_empty() || receipt.is_empty() {
            return Err(if certain.frontier.is_empty() {
                ExchangeError::Nothing
            } else {
                ExchangeError::NothingNew
            });
        }
    }
    let known = |device: DeviceId| certain.frontier.last(device) > 0;
    let speaking: BTreeSet<_> = segments.iter().map(|segment| segment.header.device).collect();
    let mut cards = store.cards()?;
    cards.retain(|card| {
        let device = card.device();
        (speaking.contains(&device) || device == identity.device) && !known(device)
    });
    let mut forms = Vec::new();
    let mut shared_forms = Vec::new();
    for (form, _) in forms_of(store, &carried, &segments)? {
        if certain.items.contains(&form_mark(&form.hash)[..]) {
            shared_forms.push(form);
        } else {
            forms.push(form);
        }
    }
    shared_forms.truncate(crate::bundle::MAX_DICTIONARY_FORMS);
    let bundle = Bundle {
        study: identity.study,
        from: identity.device,
        made: world.now().timestamp().as_second(),
        receipt,
        cards,
        forms,
        segments,
    };
    Ok(Outgoing {
        bundle,
        receivers: scope.receivers.clone(),
        shared_forms,
        acquainted: known(identity.device),
    })
}

/// What every receiver has confirmed; nothing where there is none in particular, or all is wanted.
fn certain(store: &Store, scope: &Scope) -> Result<Holding, StoreError> {
    let mut certain: Option<Holding> = None;
    for receiver in scope.receivers.iter().filter(|_| !scope.all) {
        let holds = store.confirmed_by(*receiver)?;
        certain = Some(match certain {
            None => holds,
            Some(before) => meet(&before, &holds),
        });
    }
    Ok(certain.unwrap_or_default())
}

/// What both hold.
fn meet(one: &Holding, other: &Holding) -> Holding {
    let both = |event: crate::log::EventId| {
        let n = event.n.min(other.frontier.last(event.device));
        (n > 0).then(|| event.device.event(n))
    };
    Holding {
        frontier: one.frontier.events().filter_map(both).collect(),
        items: one.items.intersection(&other.items).cloned().collect(),
    }
}

/// What this folder holds, as far as the receiver was not told yet; all of it for nobody in particular or for several.
pub(super) fn receipt(store: &Store, scope: &Scope) -> Result<Receipt, StoreError> {
    let (held, beyond) = store.held_whole()?;
    let told = match scope.receivers.as_slice() {
        [one] if !scope.all => store.told(*one)?,
        _ => Holding::default(),
    };
    let forms = store
        .kept_forms()?
        .into_iter()
        .map(|(_, _, hash)| form_mark(&hash));
    Ok(Receipt {
        held: held
            .events()
            .filter(|event| !told.frontier.covers(*event))
            .collect(),
        beyond: beyond
            .into_iter()
            .filter(|hash| !told.items.contains(&hash[..]))
            .collect(),
        forms: forms.filter(|mark| !told.items.contains(&mark[..])).collect(),
    })
}

/// The interviews in scope; none where all are.
pub(super) fn wanted(store: &Store, scope: &Scope) -> Result<Option<BTreeSet<InterviewId>>, StoreError> {
    if scope.takes_every_interview() {
        return Ok(None);
    }
    let aliases = Aliases::of(&store.study_events()?, &store.rights()?);
    let in_scope = |line: &Line| {
        scope
            .authority
            .as_ref()
            .is_none_or(|authority| aliases.shown(&line.authority) == aliases.shown(authority))
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

fn withhold(
    segment: &mut Segment,
    wanted: Option<&BTreeSet<InterviewId>>,
    held: &BTreeSet<Vec<u8>>,
    carried: &mut BTreeSet<Subject>,
) {
    let device = segment.header.device;
    for (part, head) in segment.parts.iter_mut().zip(&segment.header.parts) {
        let Some(Ok(subject)) = part.as_ref().map(|part| Part::subject(part, device)) else {
            continue;
        };
        let in_scope = |interview| wanted.is_none_or(|wanted| wanted.contains(interview));
        if subject.interview.as_ref().is_none_or(in_scope) && !held.contains(&head.hash[..]) {
            carried.insert(subject);
        } else {
            *part = None;
        }
    }
}

/// The forms of the interviews carried, with how many interviews each has; the commonest first.
fn forms_of(
    store: &Store,
    carried: &BTreeSet<Subject>,
    segments: &[Segment],
) -> Result<Vec<(CarriedForm, usize)>, StoreError> {
    let mut hashes: BTreeMap<String, usize> = BTreeMap::new();
    let interviews: BTreeSet<InterviewId> = carried.iter().filter_map(|subject| subject.interview).collect();
    for line in store
        .lines()?
        .iter()
        .filter(|line| interviews.contains(&line.interview))
    {
        *hashes.entry(line.hash.clone()).or_default() += 1;
    }
    // The fold may not show an interview that was withdrawn; its beginning still names a form, and so does what moved it.
    for event in segments
        .iter()
        .filter_map(|segment| segment.events().ok())
        .flatten()
    {
        if let Body::Begun(Begun { hash, .. }) | Body::Migrated { hash, .. } = event.body {
            hashes.entry(hash).or_default();
        }
    }
    let mut forms = Vec::new();
    for (hash, count) in hashes {
        if let Some(form) = store.kept_form(&hash)? {
            let form = CarriedForm {
                hash: form.hash,
                id: form.id,
                version: form.version,
                json: form.json,
            };
            // A form whose content is not its own would make the whole bundle unreadable elsewhere.
            if form.holds() {
                forms.push((form, count));
            }
        }
    }
    forms.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    Ok(forms)
}

/// What a bundle tells its receiver, for the next one's sake.
pub(super) fn told(receipt: &Receipt) -> Holding {
    let parts = receipt.beyond.iter().map(|hash| hash.to_vec());
    let forms = receipt.forms.iter().map(|mark| mark.to_vec());
    Holding {
        frontier: receipt.held.events().collect::<Frontier>(),
        items: parts.chain(forms).collect(),
    }
}
