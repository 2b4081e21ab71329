//! Files that answers name, on their way: what is lacking here, the request for it, and the parts that answer one.
//!
//! Only what a standing answer names is asked for, and only what is not here yet; so a transfer that was cut off goes on
//! where it stopped.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::outgoing::{receipt, wanted};
use super::{ExchangeError, Scope, Unwritten, put};
use crate::bundle::{Head, MAX_PARCEL, Parcel, Receipt, Recipient, Span, write_parcel};
use crate::log::{Attached, Card, DeviceId, InterviewId};
use crate::session::Session;
use crate::store::{Store, StoreError};

/// Cover sheet, seal and head of a parcel weigh less than this.
const AROUND: u64 = 4096;
/// What a line says of one stretch.
const PER_SPAN: u64 = 128;

/// A file that an answer names and that is not here, or not whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lack {
    /// The file.
    pub file: Attached,
    /// In which interview.
    pub interview: InterviewId,
    /// The stretches that did not arrive yet.
    pub missing: Vec<(u64, u64)>,
}

/// The files that answers name, each once.
fn named(store: &Store) -> Result<BTreeMap<String, (InterviewId, Attached)>, StoreError> {
    let mut named = BTreeMap::new();
    for (interview, answer) in store.naming_files()? {
        if let Some(file) = Attached::read(&answer) {
            named.entry(file.hash.clone()).or_insert((interview, file));
        }
    }
    Ok(named)
}

/// The files that are lacking here.
pub fn lacking(store: &Store) -> Result<Vec<Lack>, StoreError> {
    let held: BTreeSet<String> = store.blobs()?.into_iter().map(|(hash, _)| hash).collect();
    let mut lacking = Vec::new();
    for (hash, (interview, file)) in named(store)? {
        if !held.contains(&hash) {
            lacking.push(Lack {
                missing: store.missing_of(&hash, file.size)?,
                file,
                interview,
            });
        }
    }
    Ok(lacking)
}

/// Whom to ask for the rest: who sent what waits here, and who began an interview of which a file is lacking.
pub fn to_ask(store: &Store) -> Result<Vec<DeviceId>, StoreError> {
    let since: BTreeSet<i64> = store.waiting_since()?.into_values().collect();
    let mut devices: BTreeSet<DeviceId> = store.senders(&since)?.into_iter().collect();
    devices.extend(lacking(store)?.iter().map(|lack| lack.interview.0.device.trunk()));
    let own = store.device();
    let known: BTreeSet<DeviceId> = store.cards()?.iter().map(Card::device).collect();
    devices.retain(|device| *device != own && known.contains(device));
    Ok(devices.into_iter().collect())
}

/// Writes a request into a folder, sealed to whoever is to be asked; none where nobody is.
pub fn ask_back(session: &Session, folder: &Path) -> Result<Option<(PathBuf, Vec<DeviceId>)>, ExchangeError> {
    let store = session.store();
    let devices = to_ask(store)?;
    if devices.is_empty() {
        return Ok(None);
    }
    let cards = store.cards()?;
    let keys = cards.iter().filter(|card| devices.contains(&card.device()));
    let recipients: Vec<Recipient> = keys.map(|card| Recipient::of(&card.key)).collect();
    let bytes = wrap(session, &request(session)?, &recipients, None)?;
    // Its name says nothing that the cover sheet does not.
    let path = folder.join(format!("request-{}.bundle", store.device()));
    put(&path, &bytes).map_err(|why| ExchangeError::Unwritten {
        path: path.clone(),
        why: match why {
            Unwritten::System(error) => Some(error),
            Unwritten::Differs => None,
        },
    })?;
    Ok(Some((path, devices)))
}

/// A request: all that is held here, whatever was said before, and the stretches of files that are lacking.
pub fn request(session: &Session) -> Result<Parcel, ExchangeError> {
    let store = session.store();
    let lacking = lacking(store)?;
    let wanted = lacking.iter().flat_map(|lack| {
        let hash = &lack.file.hash;
        lack.missing.iter().map(|(first, upto)| Span {
            hash: hash.clone(),
            first: *first,
            upto: *upto,
        })
    });
    Ok(Parcel {
        wanted: wanted.collect(),
        receipt: receipt(store, &Scope::default())?,
        ..empty(session)
    })
}

fn empty(session: &Session) -> Parcel {
    let identity = session.identity();
    Parcel {
        study: identity.study,
        from: identity.device,
        made: session.world().now().timestamp().as_second(),
        receipt: Receipt::default(),
        wanted: Vec::new(),
        files: Vec::new(),
    }
}

/// The files in scope, in parcels none longer than `longest` on the wire: what the one receiver asked for, or all of them.
pub fn parcels(session: &Session, scope: &Scope, longest: u64) -> Result<Vec<Parcel>, ExchangeError> {
    let store = session.store();
    let asked = match scope.receivers.as_slice() {
        [one] if !scope.all => store.wanted_by(*one)?,
        _ => Vec::new(),
    };
    let interviews = wanted(store, scope)?;
    let in_scope = |interview: &InterviewId| {
        interviews
            .as_ref()
            .is_none_or(|wanted| wanted.contains(interview))
    };
    let named = named(store)?;
    let spans: Vec<(String, u64, u64)> = if asked.is_empty() {
        let all = named.iter().filter(|(_, (interview, _))| in_scope(interview));
        all.map(|(hash, (_, file))| (hash.clone(), 0, file.size))
            .collect()
    } else {
        asked
    };
    let room = longest.saturating_sub(AROUND).clamp(PER_SPAN * 4, MAX_PARCEL);
    let (mut parcels, mut left) = (Vec::<Parcel>::new(), 0);
    for (hash, first, upto) in spans {
        // Only what an answer names is given, whatever is asked for.
        if !named.contains_key(&hash) {
            continue;
        }
        let Some(blob) = store.blob(&hash)? else { continue };
        let (mut at, end) = (first, upto.min(blob.bytes.len() as u64));
        while at < end {
            if left <= PER_SPAN {
                parcels.push(empty(session));
                left = room;
            }
            let until = end.min(at + left - PER_SPAN);
            let span = Span {
                hash: hash.clone(),
                first: at,
                upto: until,
            };
            left -= PER_SPAN + span.length();
            let bytes = blob.bytes[at as usize..until as usize].to_vec();
            if let Some(parcel) = parcels.last_mut() {
                parcel.files.push((span, bytes));
            }
            at = until;
        }
    }
    if parcels.is_empty() {
        return Err(ExchangeError::Nothing);
    }
    Ok(parcels)
}

/// The bytes of a parcel on the wire.
pub fn wrap(
    session: &Session,
    parcel: &Parcel,
    recipients: &[Recipient],
    part: Option<[u32; 2]>,
) -> Result<Vec<u8>, ExchangeError> {
    let cards = session.store().cards()?;
    let head = Head {
        recipients,
        dictionary: &[],
        card: cards.iter().find(|card| card.device() == parcel.from),
    };
    Ok(write_parcel(parcel, &session.store().signer()?, &head, part)?)
}
