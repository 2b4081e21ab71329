//! What a folder knows that helps to open what comes: the keys of devices met, the forms held, its own sealing keys.

use std::collections::HashMap;
use std::path::Path;

use crate::bundle::{self, BundleError, CarriedForm, FormMark, Knowing, Letter, Opened, Opener, form_mark};
use crate::form::shipped;
use crate::log::{Card, DeviceId, PublicKey};
use crate::store::{Store, StoreError};

/// What helps to open a bundle.
#[derive(Default)]
pub struct Knowledge {
    keys: HashMap<DeviceId, PublicKey>,
    forms: HashMap<FormMark, CarriedForm>,
    openers: Vec<Opener>,
}

impl Knowledge {
    /// What this folder knows.
    pub fn of(store: &Store) -> Result<Self, StoreError> {
        let cards = store.cards()?;
        let mut forms = HashMap::new();
        for (_, _, hash) in store.kept_forms()? {
            if let Some(form) = store.kept_form(&hash)? {
                forms.insert(form_mark(&hash), carried(form));
            }
        }
        Ok(Self {
            keys: cards.into_iter().map(|card| (card.device(), card.key)).collect(),
            forms,
            openers: store.signers()?.iter().map(Opener::of).collect(),
        })
    }

    /// The same, able to open with one key more: a recovery key taken out of its safe.
    pub fn with(mut self, opener: Opener) -> Self {
        self.openers.push(opener);
        self
    }

    /// Reads a file and opens it.
    pub fn open_file(&self, path: &Path) -> Result<Opened, BundleError> {
        self.open(&bundle::load(path)?)
    }

    /// Opens what was read.
    pub fn open(&self, bytes: &[u8]) -> Result<Opened, BundleError> {
        self.knowing(&Learned::default(), |knowing| bundle::open(bytes, knowing))
    }

    /// The same, and parcels, with what was learned since this was made.
    pub(super) fn open_with(&self, bytes: &[u8], learned: &Learned) -> Result<Letter, BundleError> {
        self.knowing(learned, |knowing| bundle::open_letter(bytes, knowing))
    }

    /// Checks seal and signature and opens nothing; false where there is no seal.
    pub(super) fn seal_holds(&self, bytes: &[u8], learned: &Learned) -> Result<bool, BundleError> {
        self.knowing(learned, |knowing| bundle::seal_holds(bytes, knowing))
    }

    fn knowing<T>(&self, learned: &Learned, work: impl FnOnce(&Knowing<'_>) -> T) -> T {
        let key = |device: DeviceId| {
            let device = device.trunk();
            self.keys
                .get(&device)
                .or_else(|| learned.keys.get(&device))
                .copied()
        };
        work(&Knowing {
            key: &key,
            form: &|mark| self.form(mark).or_else(|| learned.forms.get(&mark).cloned()),
            openers: &self.openers,
        })
    }

    fn form(&self, mark: FormMark) -> Option<CarriedForm> {
        self.forms.get(&mark).cloned().or_else(|| {
            let mut ours = shipped().iter().filter_map(|form| {
                let built = crate::form::shipped_form(form.id)?;
                (form_mark(built.hash()) == mark).then(|| CarriedForm {
                    hash: built.hash().to_owned(),
                    id: built.id().to_owned(),
                    version: built.version().to_owned(),
                    json: form.json().to_owned(),
                })
            });
            ours.next()
        })
    }
}

/// What one merge learns on its way from bundle to bundle: the same as making [`Knowledge`] anew, without reading
/// everything again for every new device.
#[derive(Default)]
pub(super) struct Learned {
    keys: HashMap<DeviceId, PublicKey>,
    forms: HashMap<FormMark, CarriedForm>,
}

impl Learned {
    /// Whether there is anything in it.
    pub(super) fn is_empty(&self) -> bool {
        self.keys.is_empty() && self.forms.is_empty()
    }

    /// Takes up devices whose word is taken, and forms that are held.
    pub(super) fn learn(&mut self, cards: &[Card], forms: Vec<CarriedForm>) {
        self.keys
            .extend(cards.iter().map(|card| (card.device(), card.key)));
        self.forms
            .extend(forms.into_iter().map(|form| (form_mark(&form.hash), form)));
    }
}

fn carried(form: crate::store::KeptForm) -> CarriedForm {
    CarriedForm {
        hash: form.hash,
        id: form.id,
        version: form.version,
        json: form.json,
    }
}
