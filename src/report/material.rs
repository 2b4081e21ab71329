//! What the reports are made from: every authority's profile, and everything said, read once.

use std::collections::BTreeMap;

use crate::identify::gather::{everyone, offers};
use crate::identify::mirror::Sheet;
use crate::identify::wave::{Change, changes};
use crate::identify::{Observations, Offer, Profile, Rules, Testimony, identify};
use crate::session::{Session, SessionError};

/// Countries with their income group, as the questionnaires list them.
const COUNTRIES: &str = include_str!("../../forms/lists/country.csv");

/// Everything that the reports are made from.
#[derive(Debug, Clone, Default)]
pub struct Material {
    /// The authorities that an interview of theirs says something of, by id.
    pub units: Vec<Unit>,
    /// What each informant says, in whatever form, about whatever authority.
    pub sheets: Vec<Sheet>,
    /// The register of support.
    pub offers: Vec<Offer>,
}

/// One authority.
#[derive(Debug, Clone)]
pub struct Unit {
    /// What the rules find.
    pub profile: Profile,
    /// ISO 3166-1 alpha-3.
    pub country: String,
    /// The part of the world that its country is in.
    pub zone: String,
    /// Its type.
    pub kind: String,
    /// Its size band.
    pub size: String,
    /// The income group of its country, the latest vintage there is.
    pub income: String,
    /// The last wave in which anything was said.
    pub wave: u32,
    /// Whether everyone who was asked agreed that it be named: the strictest answer wins.
    pub may_be_named: bool,
    /// What changed from each wave to the next.
    pub changes: Vec<(u32, u32, Vec<Change>)>,
}

impl Material {
    /// Reads everything that is not withdrawn.
    pub fn gather(session: &Session, rules: &Rules) -> Result<Self, SessionError> {
        let sheets = everyone(session, rules)?;
        Ok(Self::of(sheets, offers(session, rules)?, rules))
    }

    /// The same from what is at hand already.
    pub fn of(sheets: Vec<Sheet>, offers: Vec<Offer>, rules: &Rules) -> Self {
        let countries = countries();
        let mut by_authority: BTreeMap<&str, Vec<&Sheet>> = BTreeMap::new();
        for sheet in &sheets {
            by_authority.entry(&sheet.authority).or_default().push(sheet);
        }
        let units = by_authority
            .into_values()
            .map(|said| unit(&said, &offers, rules, &countries))
            .collect();
        Self {
            units,
            sheets,
            offers,
        }
    }
}

fn unit(
    said: &[&Sheet],
    offers: &[Offer],
    rules: &Rules,
    countries: &BTreeMap<String, (String, String)>,
) -> Unit {
    // By a wave is known what it says and what earlier ones said.
    let look = |wave: Option<u32>| {
        let testimonies: Vec<Testimony> = said
            .iter()
            .map(|sheet| &sheet.testimony)
            .filter(|testimony| wave.is_none_or(|wave| testimony.wave <= wave))
            .cloned()
            .collect();
        let observations = Observations {
            authority: said
                .first()
                .map(|sheet| sheet.authority.clone())
                .unwrap_or_default(),
            name: said.first().map(|sheet| sheet.name.clone()).unwrap_or_default(),
            testimonies,
            offers: offers.to_vec(),
            ..Observations::default()
        };
        identify(rules, &observations)
    };
    let latest = |question: &str| {
        let values = said.iter().filter_map(|sheet| {
            let value = sheet.testimony.value(question)?;
            Some((sheet.testimony.date, value))
        });
        let latest = values.max_by_key(|(date, _)| *date);
        latest.map(|(_, value)| value.to_owned()).unwrap_or_default()
    };
    let country = latest(&rules.questions.country);
    let mut waves: Vec<u32> = said.iter().map(|sheet| sheet.testimony.wave).collect();
    waves.sort_unstable();
    waves.dedup();
    let asked: Vec<&str> = said
        .iter()
        .filter_map(|sheet| sheet.testimony.value("c_name"))
        .collect();
    let (zone, income) = countries.get(&country).cloned().unwrap_or_default();
    Unit {
        profile: look(None),
        zone,
        income,
        wave: waves.last().copied().unwrap_or(1),
        country,
        kind: latest(&rules.questions.r#type),
        size: latest(&rules.questions.population),
        may_be_named: !asked.is_empty() && asked.iter().all(|answer| *answer == "name"),
        changes: waves
            .windows(2)
            .map(|pair| {
                let changed = changes(rules, &look(Some(pair[0])), &look(Some(pair[1])));
                (pair[0], pair[1], changed)
            })
            .collect(),
    }
}

/// The part of the world and the income group of each country: the latest vintage that says one.
fn countries() -> BTreeMap<String, (String, String)> {
    let mut reader = csv::Reader::from_reader(COUNTRIES.as_bytes());
    let heads = reader.headers().cloned().unwrap_or_default();
    let at = |name: &str| heads.iter().position(|head| head == name);
    let (zone, older, newer) = (at("zone"), at("income_fy26"), at("income_fy27"));
    reader
        .records()
        .flatten()
        .filter_map(|row| {
            let field = |at: Option<usize>| row.get(at?).filter(|value| !value.is_empty());
            let group = field(newer).or_else(|| field(older)).unwrap_or_default();
            let zone = field(zone).unwrap_or_default();
            Some((row.get(0)?.to_owned(), (zone.to_owned(), group.to_owned())))
        })
        .collect()
}
