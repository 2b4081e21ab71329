//! The file that anyone may read: bands instead of names, no words, no cell that points to fewer than five authorities.
//!
//! A record carries where, which type, which size, which wave, and the status of each process. Where fewer than five
//! authorities share the first four, the size goes first, then the type, then the country becomes its part of the
//! world, then the income group goes; what is still alone is kept back. Nothing is perturbed: results stay explainable.
//! "De-identified", not "anonymous": someone who knows a territory well may still guess.

use std::collections::BTreeMap;

use super::{FEW, Material, Unit, Writer};
use crate::identify::Rules;
use crate::text::page::Page;

/// What was recoded away.
const ANY: &str = "*";
/// A count that is not told.
const WITHHELD: &str = "x";
const STATUSES: [&str; 4] = ["present", "probable", "absent", "unknown"];

/// What two records must share so that neither stands alone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Band {
    place: String,
    kind: String,
    size: String,
    income: String,
    wave: u32,
}

/// The public file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicFile {
    records: Vec<(Band, Vec<&'static str>)>,
    /// How many authorities are kept back.
    pub kept_back: usize,
}

impl PublicFile {
    /// Recodes until no record stands alone, and keeps back what still does.
    pub fn of(material: &Material) -> Self {
        let mut left: Vec<&Unit> = material.units.iter().collect();
        let mut records = Vec::new();
        for level in 0..LEVELS {
            let mut groups: BTreeMap<Band, Vec<&Unit>> = BTreeMap::new();
            for unit in left.drain(..) {
                groups.entry(band(unit, level)).or_default().push(unit);
            }
            for (band, units) in groups {
                if units.len() < FEW {
                    left.extend(units);
                    continue;
                }
                let statuses =
                    |unit: &Unit| unit.profile.processes.iter().map(|found| found.status).collect();
                records.extend(units.into_iter().map(|unit| (band.clone(), statuses(unit))));
            }
        }
        // The order of the file must not be that of the authorities.
        records.sort();
        Self {
            records,
            kept_back: left.len(),
        }
    }

    /// How many authorities are in it.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether nothing can be published.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The records as CSV: codes only, `*` for what was recoded away.
    pub fn csv(&self, rules: &Rules) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let heads = ["place", "type", "size", "income", "wave"];
        let codes = rules.processes.iter().map(|process| process.code.as_str());
        let mut write = |row: Vec<&str>| {
            writer
                .write_record(row)
                .expect("invariant: memory takes every row");
        };
        write(heads.into_iter().chain(codes).collect());
        for (band, statuses) in &self.records {
            let wave = band.wave.to_string();
            let keys = [&band.place, &band.kind, &band.size, &band.income, &wave];
            let keys = keys.into_iter().map(String::as_str);
            write(keys.chain(statuses.iter().copied()).collect());
        }
        let bytes = writer.into_inner().expect("invariant: memory takes every row");
        String::from_utf8(bytes).expect("invariant: codes are text")
    }

    /// How many authorities have each status of the process at `index`; what could be worked out is withheld too.
    fn counts(&self, index: usize) -> [String; 4] {
        let of = |status: &&str| {
            self.records
                .iter()
                .filter(|(_, statuses)| statuses.get(index) == Some(status))
                .count()
        };
        let counts = STATUSES.each_ref().map(of);
        let mut told = counts.map(|count| count == 0 || count >= FEW);
        // One cell alone is the total less the others: the smallest of those goes with it.
        if told.iter().filter(|told| !**told).count() == 1 {
            let smallest = (0..counts.len())
                .filter(|at| told[*at] && counts[*at] > 0)
                .min_by_key(|at| counts[*at]);
            if let Some(at) = smallest {
                told[at] = false;
            }
        }
        std::array::from_fn(|at| {
            if told[at] {
                counts[at].to_string()
            } else {
                WITHHELD.to_owned()
            }
        })
    }
}

/// How many steps of recoding there are, none included.
const LEVELS: usize = 5;

fn band(unit: &Unit, level: usize) -> Band {
    let unless = |lost: bool, value: &str| if lost { ANY.to_owned() } else { value.to_owned() };
    let place = if level >= 3 { &unit.zone } else { &unit.country };
    Band {
        place: place.clone(),
        kind: unless(level >= 2, &unit.kind),
        size: unless(level >= 1, &unit.size),
        income: unless(level >= 4, &unit.income),
        wave: unit.wave,
    }
}

impl Writer<'_> {
    pub(super) fn public(&self, page: &mut Page) {
        let file = PublicFile::of(self.material);
        page.title(self.text("report-public-title"));
        if file.is_empty() {
            page.say(self.count("report-not-public", self.material.units.len()));
            return;
        }
        page.say(self.count("report-public-in", file.len()));
        page.say(self.count("report-public-kept-back", file.kept_back));
        page.heading(self.text("report-found-title"));
        let mut head = vec![self.text("identify-head-process")];
        head.extend(STATUSES.map(|status| self.rules.label("status", status, self.language()).to_owned()));
        let rows = self.rules.processes.iter().enumerate().map(|(at, process)| {
            let mut row = vec![self.process(&process.code)];
            row.extend(file.counts(at));
            row
        });
        page.table(&[9; 4], head, rows.collect());
        page.say("");
        page.say(self.text("report-public-legend"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identify::{Observations, identify};

    fn unit(country: &str, kind: &str, size: &str) -> Unit {
        let observations = Observations {
            authority: format!("{country}-{kind}-{size}"),
            ..Observations::default()
        };
        Unit {
            profile: identify(Rules::shipped(), &observations),
            country: country.into(),
            zone: "wafr".into(),
            kind: kind.into(),
            size: size.into(),
            income: "LIC".into(),
            wave: 1,
            may_be_named: true,
            changes: Vec::new(),
        }
    }

    fn file(units: Vec<Unit>) -> PublicFile {
        PublicFile::of(&Material {
            units,
            ..Material::default()
        })
    }

    fn keys(file: &PublicFile) -> Vec<String> {
        let text = file.csv(Rules::shipped());
        let rows = text.lines().skip(1);
        rows.map(|row| row.split(',').take(5).collect::<Vec<_>>().join(","))
            .collect()
    }

    #[test]
    fn four_alike_are_kept_back_and_five_are_told() {
        let alike = |count| (0..count).map(|_| unit("bfa", "mun", "p3")).collect();
        assert_eq!((file(alike(4)).len(), file(alike(4)).kept_back), (0, 4));
        assert_eq!(keys(&file(alike(5))), ["bfa,mun,p3,LIC,1"; 5]);
    }

    #[test]
    fn size_goes_before_type_and_type_before_country() {
        let sizes = (1..=5).map(|size| unit("bfa", "mun", &format!("p{size}")));
        assert_eq!(keys(&file(sizes.collect())), ["bfa,mun,*,LIC,1"; 5]);
        let kinds = ["mun", "reg", "dep", "inter", "dist"].map(|kind| unit("bfa", kind, "p3"));
        assert_eq!(keys(&file(kinds.into())), ["bfa,*,*,LIC,1"; 5]);
        let places = ["bfa", "mli", "ner", "tgo", "ben"].map(|country| unit(country, "mun", "p3"));
        assert_eq!(keys(&file(places.into())), ["wafr,*,*,LIC,1"; 5]);
    }

    #[test]
    fn an_income_group_that_points_to_one_country_goes() {
        let mut units = ["bfa", "mli", "ner", "tgo", "eth"].map(|country| unit(country, "mun", "p3"));
        units[4].income = "UNC".into();
        assert_eq!(keys(&file(units.into())), ["wafr,*,*,*,1"; 5]);
    }

    #[test]
    fn a_count_that_could_be_worked_out_is_withheld_with_the_small_one() {
        let told = |statuses: &[(&'static str, usize)]| {
            let band = band(&unit("bfa", "mun", "p3"), 0);
            let each = statuses
                .iter()
                .flat_map(|(status, count)| std::iter::repeat_n(*status, *count));
            PublicFile {
                records: each.map(|status| (band.clone(), vec![status])).collect(),
                kept_back: 0,
            }
            .counts(0)
        };
        assert_eq!(told(&[("present", 9), ("unknown", 7)]), ["9", "0", "0", "7"]);
        assert_eq!(
            told(&[("present", 9), ("probable", 1), ("unknown", 7)]),
            ["9", "x", "0", "x"]
        );
        assert_eq!(
            told(&[("present", 9), ("probable", 1), ("absent", 2)]),
            ["9", "x", "x", "0"]
        );
    }

    #[test]
    fn the_file_holds_no_name() {
        let text = file((0..5).map(|_| unit("bfa", "mun", "p3")).collect()).csv(Rules::shipped());
        assert!(!text.contains("bfa-mun-p3"), "{text}");
        assert_eq!(text.lines().next().map(|line| line.split(',').count()), Some(27));
    }
}
