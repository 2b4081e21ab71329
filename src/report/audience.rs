//! One page about one authority for each kind of reader: what that reader can use, and nothing that could harm.
//!
//! Six readers, after section 8.3 of the domain. Pages that leave the team name no informant, give no level, and leave
//! out the processes whose very mention is sensitive.

use super::{Unit, Writer};
use crate::form::shipped_form;
use crate::identify::profile::Finding;
use crate::identify::render::Words;
use crate::text::page::Page;

/// Who reads a page about an authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Elected or appointed members: the choices at stake.
    Elected,
    /// Staff: the table, and the documents still to be found.
    Staff,
    /// Officers of the State: what is covered, no judgement on persons.
    State,
    /// Researchers: rules, evidence, sources.
    Researchers,
    /// Actors of the territory: roles, and places to meet.
    Actors,
    /// Residents: half a page in plain words.
    Citizens,
}

impl Reader {
    /// All of them, in the order of the domain.
    pub const ALL: [Self; 6] = [
        Self::Elected,
        Self::Staff,
        Self::State,
        Self::Researchers,
        Self::Actors,
        Self::Citizens,
    ];

    /// The word used on the command line and in the messages.
    pub fn word(self) -> &'static str {
        match self {
            Self::Elected => "elected",
            Self::Staff => "staff",
            Self::State => "state",
            Self::Researchers => "researchers",
            Self::Actors => "actors",
            Self::Citizens => "citizens",
        }
    }

    /// Whether the page leaves the study and the authority: then what is sensitive stays out.
    fn outside(self) -> bool {
        matches!(self, Self::State | Self::Actors | Self::Citizens)
    }
}

/// A member reads one page: so many levers.
const LEVERS: usize = 3;

/// Watchdog and opponent: said of a family with one organisation in it, they point to someone.
const HARMFUL: [&str; 2] = ["R09", "R14"];

impl Writer<'_> {
    /// The page of `reader` about the authority `id`.
    pub(super) fn audience(&self, page: &mut Page, reader: Reader, id: &str) {
        let unit = self
            .material
            .units
            .iter()
            .find(|unit| unit.profile.authority.id == id);
        let Some(unit) = unit else {
            page.say(self.text("report-page-nothing"));
            return;
        };
        page.title(self.say(
            &format!("report-page-{}", reader.word()),
            &[("name", &self.unit(unit))],
        ));
        let findings: Vec<&Finding> = unit
            .profile
            .processes
            .iter()
            .filter(|finding| !reader.outside() || !sensitive(&finding.code))
            .collect();
        match reader {
            Reader::Elected => self.for_members(page, unit, &findings),
            Reader::Staff => self.for_staff(page, &findings),
            Reader::State => self.for_state(page, unit, &findings),
            Reader::Researchers => self.for_researchers(page, unit, &findings),
            Reader::Actors => self.for_actors(page, unit, &findings),
            Reader::Citizens => self.for_residents(page, &findings),
        }
    }

    fn for_members(&self, page: &mut Page, unit: &Unit, findings: &[&Finding]) {
        page.say(self.tally(findings));
        page.heading(self.text("report-page-steering"));
        for steering in ["sought", "accompanied", "observed", "endured"] {
            let those = found(findings).filter(|finding| finding.steering.as_deref() == Some(steering));
            let label = self.rules.label("steering", steering, self.language());
            self.listed(page, label, those);
        }
        let unsaid = found(findings).filter(|finding| finding.steering.is_none());
        self.listed(page, &self.text("identify-not-said"), unsaid);
        page.heading(self.text("report-trouble-title"));
        let mut none = true;
        for state in ["suspended", "ended", "slowed"] {
            let those = found(findings).filter(|finding| finding.time_state.as_deref() == Some(state));
            none &= !self.listed(
                page,
                self.rules.label("time_state", state, self.language()),
                those,
            );
        }
        if none {
            page.say(self.text("report-no-trouble"));
        }
        page.heading(self.text("report-page-choices"));
        if unit.profile.levers.is_empty() {
            page.say(self.text("identify-no-lever"));
        }
        let words = Words::new(self.rules, self.wording, self.messages);
        for lever in unit.profile.levers.iter().take(LEVERS) {
            for (at, line) in words.lever(lever).into_iter().enumerate() {
                page.hang(if at == 0 { "  • " } else { "    " }, line);
            }
        }
    }

    fn for_staff(&self, page: &mut Page, findings: &[&Finding]) {
        let words = Words::new(self.rules, self.wording, self.messages);
        let label = |kind: &str, code: &Option<String>| {
            let label = code.as_deref().map(|code| words.label(kind, code).to_owned());
            label.unwrap_or_else(|| "–".into())
        };
        let heads = ["process", "status", "state", "steering", "maturity"]
            .map(|head| self.text(&format!("identify-head-{head}")));
        let rows = findings.iter().map(|finding| {
            vec![
                words.name(&finding.code, true),
                words.label("status", finding.status).to_owned(),
                label("time_state", &finding.time_state),
                label("steering", &finding.steering),
                words.short_level(finding),
            ]
        });
        page.say("");
        page.table(&[9, 10, 12, 8], heads.to_vec(), rows.collect());
        page.heading(self.text("report-page-documents"));
        let unseen = found(findings).filter(|finding| finding.strength != Some("A"));
        if !self.listed(page, &self.text("report-page-unseen"), unseen) {
            page.say(self.text("report-page-all-seen"));
        }
    }

    fn for_state(&self, page: &mut Page, unit: &Unit, findings: &[&Finding]) {
        let read = &unit.profile.interviews;
        let documents = read.iter().filter(|read| read.documents).count();
        page.say(self.tally(findings));
        page.heading(self.text("report-collected-title"));
        page.item(self.count("report-page-talks", read.len() - documents));
        page.item(self.count("report-page-readings", documents));
        page.heading(self.text("report-page-covered"));
        self.by_status(page, findings);
    }

    fn for_researchers(&self, page: &mut Page, unit: &Unit, findings: &[&Finding]) {
        page.say(self.tally(findings));
        let words = Words::new(self.rules, self.wording, self.messages);
        let heads = [
            "identify-head-process",
            "identify-head-status",
            "report-page-rule",
        ]
        .into_iter()
        .chain([
            "identify-head-strength",
            "report-page-sources",
            "report-page-bodies",
        ])
        .map(|id| self.text(id));
        let rows = findings.iter().map(|finding| {
            let flag = if finding.contradiction { " !" } else { "" };
            vec![
                words.name(&finding.code, true),
                words.label("status", finding.status).to_owned(),
                finding.rule.clone(),
                format!("{}{flag}", finding.strength.unwrap_or("–")),
                finding.sources.to_string(),
                finding.organisations.to_string(),
            ]
        });
        page.say("");
        page.table(&[9, 6, 6, 8, 13], heads.collect(), rows.collect());
        page.say("");
        page.say(self.text("identify-legend"));
        page.heading(self.text("report-page-limits"));
        page.item(self.count("report-page-unread", unit.profile.unread.len()));
        page.item(self.count("report-page-unknown-signs", unit.profile.unknown_signs.len()));
        page.item(self.count("report-page-questions", unit.profile.questions_back.len()));
    }

    fn for_actors(&self, page: &mut Page, unit: &Unit, findings: &[&Finding]) {
        let words = Words::new(self.rules, self.wording, self.messages);
        page.heading(self.text("identify-roles-title"));
        let mut none = true;
        for standing in ["held", "claimed", "attributed"] {
            let roles: Vec<String> = unit
                .profile
                .roles
                .iter()
                .filter(|role| role.process.is_none() && role.standing == standing)
                .filter(|role| !HARMFUL.contains(&role.role.as_str()))
                .map(|role| words.playing(&role.family, &role.role))
                .collect();
            if !roles.is_empty() {
                none = false;
                let heading = self.text(&format!("identify-role-{standing}"));
                let pair = [
                    ("name", heading.as_str()),
                    ("value", &roles.join(&self.text("identify-between"))),
                ];
                page.item(self.say("identify-pair", &pair));
            }
        }
        if none {
            page.say(self.text("identify-roles-none"));
        }
        page.heading(self.text("report-page-meet"));
        let mut none = true;
        for (form, question) in [("core", "d_coord"), ("par", "pa_gov"), ("act", "mg_body")] {
            let told = self.said_of(unit, form, question);
            if !told.is_empty() {
                none = false;
                let asked = self.wording.question(form, question, self.language());
                let told = told.join(&self.text("identify-between"));
                page.item(self.asked(&asked.unwrap_or_default(), &told));
            }
        }
        if none {
            page.say(self.text("identify-not-asked"));
        }
        page.heading(self.text("report-page-going-on"));
        self.by_status(page, findings);
    }

    fn for_residents(&self, page: &mut Page, findings: &[&Finding]) {
        page.say(self.text("report-page-plainly"));
        for (status, id) in [
            ("present", "report-page-known"),
            ("probable", "report-page-likely"),
        ] {
            let those = findings
                .iter()
                .copied()
                .filter(|finding| finding.status == status);
            let names: Vec<&str> = those.map(|finding| self.full(&finding.code)).collect();
            if !names.is_empty() {
                page.name(self.text(id));
                for name in names {
                    page.item(name);
                }
            }
        }
        let unknown = findings.iter().filter(|finding| finding.status == "unknown");
        page.name(self.count("report-page-unknown", unknown.count()));
        page.say(self.text("report-page-ask"));
    }

    /// Present, probable, absent and unknown, counted in a sentence.
    fn tally(&self, findings: &[&Finding]) -> String {
        let of = |status: &str| findings.iter().filter(|finding| finding.status == status).count();
        let args = [
            ("all", findings.len().to_string()),
            ("present", of("present").to_string()),
            ("probable", of("probable").to_string()),
            ("absent", of("absent").to_string()),
            ("unknown", of("unknown").to_string()),
        ];
        self.say(
            "report-page-tally",
            &args.each_ref().map(|(name, value)| (*name, value.as_str())),
        )
    }

    fn by_status(&self, page: &mut Page, findings: &[&Finding]) {
        for status in ["present", "probable", "absent", "unknown"] {
            let those = findings
                .iter()
                .copied()
                .filter(|finding| finding.status == status);
            self.listed(page, self.rules.label("status", status, self.language()), those);
        }
    }

    /// One line that names processes under a label; whether there was one to name.
    fn listed<'f>(&self, page: &mut Page, label: &str, those: impl Iterator<Item = &'f Finding>) -> bool {
        let names: Vec<String> = those.map(|finding| self.process(&finding.code)).collect();
        if !names.is_empty() {
            page.item(self.say(
                "identify-pair",
                &[
                    ("name", label),
                    ("value", &names.join(&self.text("identify-between"))),
                ],
            ));
        }
        !names.is_empty()
    }

    fn full<'c>(&'c self, code: &'c str) -> &'c str {
        let known = self.rules.process(code);
        known.map_or(code, |process| {
            if self.language() == "fr" {
                &process.fr
            } else {
                &process.en
            }
        })
    }

    /// The answers given about one authority, each once.
    fn said_of(&self, unit: &Unit, form: &str, question: &str) -> Vec<String> {
        let mut told: Vec<String> = Vec::new();
        let sheets = self.material.sheets.iter();
        for sheet in sheets
            .filter(|sheet| sheet.authority == unit.profile.authority.id && sheet.testimony.form == form)
        {
            for fact in sheet
                .testimony
                .facts
                .iter()
                .filter(|fact| fact.question == question)
            {
                for code in fact.values() {
                    let label = self.answer(form, question, code).to_lowercase();
                    if !told.contains(&label) {
                        told.push(label);
                    }
                }
            }
        }
        told.sort_unstable();
        told
    }
}

/// What is present or probable.
fn found<'f>(findings: &[&'f Finding]) -> impl Iterator<Item = &'f Finding> {
    findings
        .iter()
        .copied()
        .filter(|finding| ["present", "probable"].contains(&finding.status))
}

/// Whether the screening question of a process is marked sensitive in `core`.
fn sensitive(process: &str) -> bool {
    let Some(form) = shipped_form("core") else {
        return true;
    };
    let question = format!("s_{}", process.to_lowercase());
    form.find_name(&question)
        .is_none_or(|node| form.node(node).sensitive)
}
