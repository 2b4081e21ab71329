//! What the study says of its people, signed with its key: who is who, who may what, who is out, to whom bundles are
//! sealed, and which key speaks after this one.
//!
//! Deeds are statements, never changed: what holds is worked out from the whole set ([`Charter::of`]), whatever the order
//! in which they came. The study's first key and its recovery key are known from the invitation; a later key is named by
//! the key before it or by the recovery key.
//!
//! CHANGING WHAT IS WRITTEN HERE CHANGES WHAT IS SIGNED.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use super::id::DeviceId;
use super::key::{Card, KeyError, PublicKey, Signer, from_base64, to_base64};
use super::plain::Plain;

const WORD: &str = "repere-deed";
/// The roles, the lowest first; a higher one may all that a lower one may.
pub const ROLES: [&str; 4] = ["field", "team", "country", "study"];

/// What a study is known by: its code, its first key, and the key in the safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Root {
    /// The study's first key.
    pub key: PublicKey,
    /// The key that names a new one when the study's is lost, and opens every bundle.
    pub recovery: PublicKey,
}

/// What one deed says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Says {
    /// This device is of the study and has this role, one of [`ROLES`].
    Role {
        /// The device's card.
        card: Card,
        /// The role.
        role: String,
    },
    /// This device's word counts up to this number and no further.
    Revoked {
        /// The device.
        device: DeviceId,
        /// The last number that counts.
        until: u64,
    },
    /// Bundles are sealed to these age keys, and to the recovery key.
    Recipients(Vec<String>),
    /// This key speaks for the study from now on; the one before counts up to this serial.
    Key {
        /// The new key.
        key: PublicKey,
        /// The last serial of the old key that counts.
        until: u64,
    },
}

/// One signed statement of the study.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// The study's code.
    pub study: String,
    /// Its place among the study's deeds, from 1; a later one about the same thing stands.
    pub serial: u64,
    /// The key that signed it.
    pub by: PublicKey,
    /// What it says.
    pub says: Says,
    signature: [u8; 64],
}

/// Why a text is no deed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum DeedError {
    /// Not laid out as one.
    #[error("not a deed")]
    Shape,
    /// Key, card or signature do not hold.
    #[error(transparent)]
    Key(#[from] KeyError),
}

impl Deed {
    /// Signs a statement.
    pub fn sign(signer: &Signer, study: &str, serial: u64, says: Says) -> Self {
        let mut deed = Self {
            study: study.to_owned(),
            serial,
            by: signer.public(),
            says,
            signature: [0; 64],
        };
        deed.signature = signer.sign(deed.said().to_string().as_bytes());
        deed
    }

    /// What is signed. CHANGING IT BREAKS EVERY DEED.
    fn said(&self) -> Plain {
        let mut items: Vec<Plain> = vec![
            WORD.into(),
            1_u64.into(),
            self.study.as_str().into(),
            self.serial.into(),
            self.by.to_string().into(),
        ];
        match &self.says {
            Says::Role { card, role } => {
                items.extend(["role".into(), card.to_plain(), role.as_str().into()]);
            }
            Says::Revoked { device, until } => {
                items.extend(["revoke".into(), device.to_string().into(), (*until).into()]);
            }
            Says::Recipients(keys) => {
                let keys = keys.iter().map(|key| key.as_str().into()).collect();
                items.extend(["recipients".into(), Plain::List(keys)]);
            }
            Says::Key { key, until } => {
                items.extend(["key".into(), key.to_string().into(), (*until).into()]);
            }
        }
        Plain::List(items)
    }

    /// The deed as one line of text: what is signed, then the signature.
    pub fn text(&self) -> String {
        Plain::List(vec![self.said(), to_base64(&self.signature).into()]).to_string()
    }

    /// Reads what [`Deed::text`] writes and checks the signature against the key that it names. Whether that key speaks
    /// for the study is [`Charter::of`]'s question.
    pub fn read(text: &str) -> Result<Self, DeedError> {
        let plain = Plain::read(text).map_err(|_| DeedError::Shape)?;
        let Some([Plain::List(said), Plain::Text(signature)]) = plain.as_list() else {
            return Err(DeedError::Shape);
        };
        let [
            Plain::Text(word),
            Plain::Number(1),
            Plain::Text(study),
            Plain::Number(serial),
            Plain::Text(by),
            Plain::Text(kind),
            fields @ ..,
        ] = said.as_slice()
        else {
            return Err(DeedError::Shape);
        };
        let number = |n: &i64| u64::try_from(*n).map_err(|_| DeedError::Shape);
        let says = match (kind.as_str(), fields) {
            ("role", [card, Plain::Text(role)]) if ROLES.contains(&role.as_str()) => Says::Role {
                card: Card::read(card)?,
                role: role.clone(),
            },
            ("revoke", [Plain::Text(device), Plain::Number(until)]) => Says::Revoked {
                device: device.parse().map_err(|_| DeedError::Shape)?,
                until: number(until)?,
            },
            ("recipients", [Plain::List(keys)]) => {
                let keys: Option<Vec<String>> =
                    keys.iter().map(|key| key.as_text().map(str::to_owned)).collect();
                Says::Recipients(keys.ok_or(DeedError::Shape)?)
            }
            ("key", [Plain::Text(key), Plain::Number(until)]) => Says::Key {
                key: PublicKey::read(key)?,
                until: number(until)?,
            },
            _ => return Err(DeedError::Shape),
        };
        let deed = Self {
            study: study.clone(),
            serial: number(serial)?,
            by: PublicKey::read(by)?,
            says,
            signature: from_base64(signature).ok_or(DeedError::Shape)?,
        };
        if word != WORD {
            return Err(DeedError::Shape);
        }
        deed.by
            .verify(deed.said().to_string().as_bytes(), &deed.signature)?;
        Ok(deed)
    }
}

/// What holds in a study: the outcome of its deeds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charter {
    /// The key that speaks now.
    pub key: PublicKey,
    /// The key in the safe.
    pub recovery: PublicKey,
    /// Every device with its card and role.
    pub people: BTreeMap<DeviceId, (Card, String)>,
    /// Devices that are out, with the last number that counts.
    pub revoked: BTreeMap<DeviceId, u64>,
    /// To whom bundles are sealed, where the study says so.
    pub recipients: Option<Vec<String>>,
    /// The highest serial.
    pub serial: u64,
}

impl Charter {
    /// What these deeds come to, in any order and repeated or not. Those of another study, or of a key that does not speak
    /// for this one, say nothing.
    pub fn of<'a>(root: &Root, study: &str, deeds: impl IntoIterator<Item = &'a Deed>) -> Self {
        let mut ours: Vec<&Deed> = deeds.into_iter().filter(|deed| deed.study == study).collect();
        ours.sort_by_key(|deed| (deed.serial, deed.text()));
        ours.dedup();
        let terms = terms(root, &ours);
        let mut charter = Self {
            key: terms.last().map_or(root.key, |(key, _)| *key),
            recovery: root.recovery,
            people: BTreeMap::new(),
            revoked: BTreeMap::new(),
            recipients: None,
            serial: 0,
        };
        let speaks = |deed: &Deed| {
            deed.by == root.recovery
                || terms
                    .iter()
                    .any(|(key, until)| *key == deed.by && deed.serial <= *until)
        };
        for deed in ours.into_iter().filter(|deed| speaks(deed)) {
            charter.serial = charter.serial.max(deed.serial);
            match &deed.says {
                Says::Role { card, role } => {
                    charter.revoked.remove(&card.device());
                    charter.people.insert(card.device(), (card.clone(), role.clone()));
                }
                Says::Revoked { device, until } => {
                    let last = charter.revoked.entry(*device).or_insert(*until);
                    *last = (*last).min(*until);
                }
                Says::Recipients(keys) => charter.recipients = Some(keys.clone()),
                Says::Key { .. } => {}
            }
        }
        charter
    }
}

/// Which key spoke up to which serial; the last one speaks now.
fn terms(root: &Root, deeds: &[&Deed]) -> Vec<(PublicKey, u64)> {
    let mut terms = vec![(root.key, u64::MAX)];
    let mut named: BTreeSet<[u8; 32]> = [*root.key.bytes()].into();
    for deed in deeds {
        let Some((current, limit)) = terms.last_mut() else {
            break;
        };
        if let Says::Key { key, until } = &deed.says
            && (deed.by == root.recovery || deed.by == *current)
            && named.insert(*key.bytes())
        {
            *limit = (*until).max(if deed.by == *current { deed.serial } else { 0 });
            terms.push((*key, u64::MAX));
        }
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signer(seed: u8) -> Signer {
        Signer::from_seed(&[seed; 32])
    }

    const STUDY: u8 = 1;
    const RECOVERY: u8 = 2;
    const ANA: u8 = 3;

    fn root() -> Root {
        Root {
            key: signer(STUDY).public(),
            recovery: signer(RECOVERY).public(),
        }
    }

    fn role(by: u8, serial: u64, role: &str) -> Deed {
        let card = Card::sign(&signer(ANA), "REP26", "bfa", "P07");
        let says = Says::Role {
            card,
            role: role.into(),
        };
        Deed::sign(&signer(by), "REP26", serial, says)
    }

    fn roles(deeds: &[Deed]) -> Vec<String> {
        let charter = Charter::of(&root(), "REP26", deeds);
        charter.people.values().map(|(_, role)| role.clone()).collect()
    }

    #[test]
    fn a_deed_reads_as_it_was_written_and_no_other_way() {
        let deeds = [
            role(STUDY, 1, "country"),
            Deed::sign(
                &signer(STUDY),
                "REP26",
                2,
                Says::Revoked {
                    device: signer(ANA).device(),
                    until: 41,
                },
            ),
            Deed::sign(&signer(STUDY), "REP26", 3, Says::Recipients(vec!["age1x".into()])),
            Deed::sign(
                &signer(RECOVERY),
                "REP26",
                4,
                Says::Key {
                    key: signer(9).public(),
                    until: 3,
                },
            ),
        ];
        for deed in deeds {
            assert_eq!(Deed::read(&deed.text()), Ok(deed.clone()));
            let other = deed.text().replace("REP26\",", "REP27\",");
            assert!(Deed::read(&other).is_err(), "{other}");
        }
    }

    /// GOLDEN: what is signed. A change here breaks the deeds of every study.
    #[test]
    fn the_signed_bytes_of_a_deed_stay() {
        let deed = Deed::sign(
            &signer(STUDY),
            "REP26",
            2,
            Says::Revoked {
                device: signer(ANA).device(),
                until: 41,
            },
        );
        let device = signer(ANA).device();
        let key = signer(STUDY).public();
        assert_eq!(
            deed.said().to_string(),
            format!("[\"repere-deed\",1,\"REP26\",2,\"{key}\",\"revoke\",\"{device}\",41]")
        );
    }

    #[test]
    fn the_later_deed_stands_whatever_came_first_and_a_strangers_says_nothing() {
        let deeds = [
            role(STUDY, 1, "field"),
            role(STUDY, 2, "country"),
            role(7, 3, "study"),
        ];
        let reversed: Vec<Deed> = deeds.iter().rev().cloned().collect();
        assert_eq!(roles(&deeds), ["country"]);
        assert_eq!(roles(&reversed), ["country"]);
    }

    #[test]
    fn a_lost_key_is_replaced_by_the_recovery_key_and_speaks_no_more() {
        let new = Says::Key {
            key: signer(9).public(),
            until: 1,
        };
        let handed = Deed::sign(&signer(RECOVERY), "REP26", 2, new);
        let thief = role(STUDY, 3, "study");
        assert_eq!(
            roles(&[role(STUDY, 1, "field"), handed.clone(), thief.clone()]),
            ["field"]
        );
        assert_eq!(
            roles(&[thief, handed.clone(), role(STUDY, 1, "field"), role(9, 4, "team")]),
            ["team"]
        );
        let charter = Charter::of(&root(), "REP26", &[handed]);
        assert_eq!(charter.key, signer(9).public());
    }

    #[test]
    fn of_two_revocations_the_earlier_number_counts_until_a_role_is_given_anew() {
        let out = |serial, until| {
            Deed::sign(
                &signer(STUDY),
                "REP26",
                serial,
                Says::Revoked {
                    device: signer(ANA).device(),
                    until,
                },
            )
        };
        let charter = |deeds: &[Deed]| {
            Charter::of(&root(), "REP26", deeds)
                .revoked
                .get(&signer(ANA).device())
                .copied()
        };
        assert_eq!(
            charter(&[role(STUDY, 1, "field"), out(2, 40), out(3, 50)]),
            Some(40)
        );
        assert_eq!(charter(&[out(2, 40), role(STUDY, 4, "field")]), None);
    }
}
