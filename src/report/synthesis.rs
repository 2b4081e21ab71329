//! A few pages instead of a data dump: the study's questions as headings, typical cases, what stays open.

use std::collections::{BTreeMap, BTreeSet};

use super::{Unit, Writer};
use crate::identify::{Fact, Testimony};
use crate::text::fold::fold;
use crate::text::page::Page;

/// How many cases a short synthesis tells.
const CASES: usize = 5;

impl Writer<'_> {
    pub(super) fn synthesis(&self, page: &mut Page) {
        page.title(self.text("report-synthesis-title"));
        page.say(self.count("report-authorities", self.material.units.len()));
        page.heading(self.text("report-q-processes"));
        self.ranked(page);
        page.heading(self.text("report-q-roles"));
        self.roles(page);
        page.heading(self.text("report-q-frame"));
        self.frames(page);
        self.cases(page);
        self.changed(page);
        self.disagreements(page);
        page.heading(self.text("report-open-title"));
        self.quotes(page, &["x_miss", "ev_open", "d_trend"]);
        page.heading(self.text("report-next-title"));
        self.quotes(page, &["x_diff"]);
    }

    /// The processes found, those of most authorities first; the steering that most of them tell.
    fn ranked(&self, page: &mut Page) {
        let mut ranked: Vec<(usize, usize, &str)> = self
            .rules
            .processes
            .iter()
            .map(|process| {
                let found: Vec<_> = self
                    .material
                    .units
                    .iter()
                    .filter_map(|unit| unit.profile.process(&process.code))
                    .collect();
                let of = |statuses: &[&str]| {
                    found
                        .iter()
                        .filter(|finding| statuses.contains(&finding.status))
                        .count()
                };
                (of(&["present"]), of(&["probable"]), process.code.as_str())
            })
            .collect();
        ranked.sort_by_key(|(present, probable, ..)| std::cmp::Reverse((*present, *probable)));
        for (present, probable, code) in ranked {
            if present + probable > 0 {
                page.item(self.standing(code));
            }
        }
    }

    /// A process, and how many authorities have each status of it.
    pub(super) fn standing(&self, code: &str) -> String {
        let statuses = ["present", "probable", "absent", "unknown"].map(|status| {
            let found = self.material.units.iter();
            let found = found.filter_map(|unit| unit.profile.process(code));
            let count = found.filter(|finding| finding.status == status).count();
            (self.rules.label("status", status, self.language()), count)
        });
        let told: Vec<String> = statuses
            .iter()
            .filter(|(_, count)| *count > 0)
            .map(|(label, count)| format!("{label} {count}"))
            .collect();
        self.say(
            "identify-pair",
            &[("name", &self.process(code)), ("value", &told.join(", "))],
        )
    }

    /// Roles held, claimed, attributed, counted over the authorities.
    fn roles(&self, page: &mut Page) {
        let mut counts: BTreeMap<(&str, &str), BTreeMap<&str, usize>> = BTreeMap::new();
        for unit in &self.material.units {
            for role in unit.profile.roles.iter().filter(|role| role.process.is_none()) {
                let by = counts.entry((&role.family, &role.role)).or_default();
                *by.entry(role.standing).or_default() += 1;
            }
        }
        if counts.is_empty() {
            page.say(self.text("identify-roles-none"));
        }
        for ((family, role), by) in counts {
            let told: Vec<String> = ["held", "claimed", "attributed"]
                .into_iter()
                .filter_map(|standing| {
                    let count = by.get(standing)?;
                    Some(format!(
                        "{} {count}",
                        self.text(&format!("report-role-{standing}"))
                    ))
                })
                .collect();
            page.item(self.say(
                "identify-pair",
                &[
                    ("name", &self.words().playing(family, role)),
                    ("value", &told.join(", ")),
                ],
            ));
        }
    }

    /// The two frames then and now, the returns by how well they are known, and the limits named.
    fn frames(&self, page: &mut Page) {
        let mut cells: BTreeMap<(Option<&str>, Option<&str>), usize> = BTreeMap::new();
        for unit in &self.material.units {
            let frame = &unit.profile.frame;
            if frame.cell.is_some() || frame.cell_then.is_some() {
                *cells.entry((frame.cell_then, frame.cell)).or_default() += 1;
            }
        }
        if cells.is_empty() {
            page.say(self.text("identify-not-asked"));
        }
        for ((then, now), count) in cells {
            let cell = |cell: Option<&str>| match cell {
                Some(cell) => self.text(&format!("identify-frame-{cell}")),
                None => "–".to_owned(),
            };
            let args = [
                ("then", cell(then)),
                ("now", cell(now)),
                ("count", self.count("report-of-authorities", count)),
            ];
            page.item(self.say(
                "report-frame",
                &args.each_ref().map(|(name, value)| (*name, value.as_str())),
            ));
        }
        for (form, question, title) in [
            ("eco", "rt_stat", "report-returns"),
            ("eco", "li_lim", "report-limits"),
            ("eco", "ec_just", "identify-justifications"),
        ] {
            if let Some(told) = self.tallied(form, question) {
                page.item(self.say("identify-pair", &[("name", &self.text(title)), ("value", &told)]));
            }
        }
    }

    /// The authorities of which most is known, each in a line.
    fn cases(&self, page: &mut Page) {
        let present = |unit: &Unit| {
            let there = unit.profile.processes.iter();
            there.filter(|finding| finding.status == "present").count()
        };
        let mut units: Vec<&Unit> = self
            .material
            .units
            .iter()
            .filter(|unit| present(unit) > 0)
            .collect();
        units.sort_by_key(|unit| {
            (
                std::cmp::Reverse(present(unit)),
                unit.profile.authority.id.clone(),
            )
        });
        units.truncate(CASES);
        page.heading(self.count("report-cases-title", units.len()));
        for unit in units {
            let names: Vec<String> = unit
                .profile
                .processes
                .iter()
                .filter(|finding| finding.status == "present")
                .map(|finding| self.process(&finding.code))
                .collect();
            page.item(self.say(
                "identify-pair",
                &[
                    ("name", &self.unit_first(unit)),
                    ("value", &names.join(&self.text("identify-between"))),
                ],
            ));
        }
    }

    /// What was said in answer to open questions, where it may be quoted; the interviewers' own words always may.
    pub(super) fn quotes(&self, page: &mut Page, questions: &[&str]) {
        let sheets = self.material.sheets.iter();
        self.quoted(page, sheets.map(|sheet| &sheet.testimony), questions);
    }

    /// The same from these testimonies alone.
    pub(super) fn quoted<'t>(
        &self,
        page: &mut Page,
        all: impl Iterator<Item = &'t Testimony>,
        questions: &[&str],
    ) {
        let mut said: Vec<&str> = Vec::new();
        let mut naming = 0;
        for told in all {
            for question in questions {
                let facts = told.facts.iter().filter(|fact| fact.question == *question);
                for text in facts.filter_map(Fact::value) {
                    if !quotable(told, question) || said.contains(&text) {
                        continue;
                    }
                    if self.names_someone(text) {
                        naming += 1;
                    } else {
                        said.push(text);
                    }
                }
            }
        }
        if said.is_empty() && naming == 0 {
            page.say(self.text("report-nothing-said"));
        }
        said.sort_unstable();
        for text in said {
            page.item(text);
        }
        if naming > 0 {
            page.item(self.count("report-names-someone", naming));
        }
    }

    /// Whether words name an authority of the study that is not to be named: consent to be quoted is without it.
    fn names_someone(&self, text: &str) -> bool {
        let text = fold(text);
        let mut words = text.split(|letter: char| !letter.is_alphanumeric());
        let hidden = self
            .material
            .units
            .iter()
            .filter(|unit| !self.named && !unit.may_be_named);
        let names: BTreeSet<String> = hidden
            .flat_map(|unit| proper(&unit.profile.authority.name))
            .collect();
        words.any(|word| names.contains(word))
    }
}

/// Words of an authority's name that say what it is, and not which.
const COMMON: [&str; 21] = [
    "agglomeration",
    "city",
    "commune",
    "communaute",
    "communes",
    "county",
    "departement",
    "district",
    "grand",
    "grande",
    "invented",
    "inventee",
    "metropole",
    "municipalite",
    "municipality",
    "pays",
    "province",
    "region",
    "town",
    "ville",
    "zone",
];

/// The words by which a name is known.
fn proper(name: &str) -> Vec<String> {
    let name = fold(name);
    let words = name.split(|letter: char| !letter.is_alphanumeric());
    let known = |word: &&str| word.chars().count() >= 4 && !COMMON.contains(word);
    words.filter(known).map(str::to_owned).collect()
}

/// Whether what somebody says in answer to a question may be quoted; the interviewers' own words always may.
pub(super) fn quotable(told: &Testimony, question: &str) -> bool {
    let own = question.starts_with("x_d") || told.informant.documents || told.form == "eve";
    let said = |fact: &Fact| fact.question == question && fact.value().is_some();
    (own || told.informant.quotable) && told.facts.iter().any(said)
}
