//! One hash by which two folders compare what they hold, whatever the way it came in.

use std::collections::BTreeSet;
use std::fmt;

use sha2::{Digest as _, Sha256};

use crate::log::{Begun, Body, FOLD, Plain, Record, to_base64};
use crate::store::{Store, StoreError};

/// What a folder holds, as one hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    hash: [u8; 32],
    /// How many events it covers.
    pub events: u64,
    /// How many interviews.
    pub interviews: u64,
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.hash))
    }
}

/// The SHA-256 over, each sorted: the part hashes of segment headers; every event held, with its hash; the hashes of the
/// forms held that these events name; then the version of the fold and, interview by interview, its heads and state.
///
/// A form that no event here names came with something that waits or was set aside, and counts as little as that does.
///
/// What waits, receipts, the merge log, settings, journals, calculations and search do not count.
/// CHANGING A LINE HERE MAKES TWO VERSIONS OF THE PROGRAM DISAGREE: raise the first line's number.
pub fn digest(store: &Store) -> Result<Digest, StoreError> {
    let mut hasher = Sha256::new();
    hasher.update(b"repere digest 2\n");
    let mut parts: Vec<_> = store
        .headers()?
        .into_iter()
        .flat_map(|h| h.parts)
        .map(|part| part.hash)
        .collect();
    parts.sort_unstable();
    for hash in parts {
        line(&mut hasher, vec!["part".into(), to_base64(&hash).into()]);
    }
    let mut events = 0;
    let mut named = BTreeSet::new();
    for device in store.devices()? {
        for event in store.device_events(device)? {
            line(
                &mut hasher,
                vec![
                    "event".into(),
                    event.id.to_string().into(),
                    to_base64(&event.digest()).into(),
                ],
            );
            events += 1;
            if let Body::Begun(Begun { hash, .. }) | Body::Migrated { hash, .. } = event.body {
                named.insert(hash);
            }
        }
    }
    let kept = store.kept_forms()?.into_iter().map(|(_, _, hash)| hash);
    let mut forms: Vec<String> = kept.filter(|hash| named.contains(hash)).collect();
    forms.sort_unstable();
    for hash in forms {
        line(&mut hasher, vec!["form".into(), hash.into()]);
    }
    line(&mut hasher, vec!["fold".into(), u64::from(FOLD).into()]);
    let mut interviews = 0;
    for interview in store.interview_ids()? {
        let held = store.events(interview)?;
        if !held.is_empty() {
            line(&mut hasher, record(&store.meaning(interview, &held)?));
            interviews += 1;
        }
    }
    Ok(Digest {
        hash: hasher.finalize().into(),
        events,
        interviews,
    })
}

fn line(hasher: &mut Sha256, items: Vec<Plain>) {
    hasher.update(Plain::List(items).to_string());
    hasher.update(b"\n");
}

fn record(record: &Record) -> Vec<Plain> {
    let ids = |events: &mut dyn Iterator<Item = crate::log::EventId>| {
        Plain::List(events.map(|event| event.to_string().into()).collect())
    };
    let answers = record.answers.iter().map(|(key, answered)| {
        Plain::List(vec![
            key.as_str().into(),
            ids(&mut answered.heads.iter().map(|head| head.event)),
            (answered.shown as u64).into(),
            u64::from(answered.conflict).into(),
        ])
    });
    let instances = record.instances.iter().map(|instance| {
        Plain::List(vec![
            instance.key.as_str().into(),
            u64::from(instance.present).into(),
            u64::from(instance.contested).into(),
        ])
    });
    vec![
        "record".into(),
        record.interview.to_string().into(),
        record.state.word().into(),
        u64::from(record.changed_since).into(),
        ids(&mut record.stands.iter().map(|stand| stand.event)),
        ids(&mut record.withdrawals.iter().map(|withdrawal| withdrawal.event)),
        Plain::List(answers.collect()),
        Plain::List(instances.collect()),
        ids(&mut record.notes.iter().map(|note| note.event)),
        ids(&mut record.open_questions().map(|question| question.event)),
    ]
}
