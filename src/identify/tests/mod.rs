//! The rules, one by one. Expected readings come from the domain dossier as amended, never from the engine.
//!
//! What the dossier asks to be tested first (3.11), and the test that does:
//!
//! | asked | test |
//! |---|---|
//! | each rule P1 to P10 alone | `statuses`: `p1_…` to `p10_…`, each with what falls just short of it |
//! | contradiction | `doubts`: two informants on one sign, a screening *no* against a sign, the same informant both ways |
//! | document against denial | `doubts::a_document_beats_a_denial_for_the_status_and_the_flag_stays` |
//! | all don’t know | `statuses::p10_silence_and_dont_know_prove_nothing` |
//! | planned only | `statuses::planned_only_is_probable_planned_and_not_begun` |
//! | suspended | `statuses::suspended_keeps_its_status_and_says_since_when` |
//! | two teams’ records in either order | `statuses::two_teams_records_give_the_same_bytes_in_either_order` |
//! | an unknown indicator code is kept and reported | `statuses::an_unknown_sign_is_kept_and_asked_back` |
//!
//! The laws, for any content: `laws`, each with a test that shows how it would fail.

mod doubts;
mod frames;
mod grades;
mod laws;
mod maturity;
mod mirrors;
mod roles;
mod statuses;
mod tables;
mod texts;

use jiff::civil::{Date, date};

use super::identify;
use super::observe::{Fact, Informant, Observations, Said, Testimony};
use super::profile::{Finding, Profile};
use super::rules::Rules;

/// The day of an interview unless a test says otherwise.
const DAY: Date = date(2026, 11, 16);

/// A testimony by `code`, in `role`, three years in post.
fn informant(code: &str, role: &str) -> Testimony {
    Testimony {
        interview: format!("{code}.1"),
        form: "core".into(),
        state: "submitted".into(),
        date: DAY,
        wave: 1,
        observer: "A01".into(),
        informant: Informant {
            code: code.into(),
            roles: role.split(' ').map(str::to_owned).collect(),
            years: Some(3),
            quotable: true,
            ..Informant::default()
        },
        facts: Vec::new(),
    }
}

impl Testimony {
    fn put(mut self, question: &str, row: &str, process: Option<&str>, answer: Said) -> Self {
        let event = format!("{}.{}", self.informant.code, self.facts.len() + 2);
        self.facts.push(Fact {
            question: question.into(),
            row: row.into(),
            process: process.map(str::to_owned),
            answer,
            event,
        });
        self
    }

    /// An answer outside the follow-up.
    fn says(self, question: &str, value: &str) -> Self {
        self.put(question, "", None, Said::Value(value.into()))
    }

    /// A non-answer.
    fn leaves(self, question: &str, why: &str) -> Self {
        self.put(question, "", None, Said::Missing(why.into()))
    }

    /// An answer in the follow-up of a process.
    fn of(self, process: &str, question: &str, value: &str) -> Self {
        self.put(
            question,
            &format!("pr:{process}"),
            Some(process),
            Said::Value(value.into()),
        )
    }

    /// Signs there now, with a dated example.
    fn tells(self, process: &str, signs: &str) -> Self {
        self.of(process, "pr_ind", signs)
            .of(process, "pr_ex", "in March 2025, at the town hall")
    }

    /// A document that proves signs.
    fn shows(self, title: &str, kind: &str, seen: &str, signs: &str) -> Self {
        let row = format!("ev:{title}");
        self.put("ev_title", &row, None, Said::Value(title.into()))
            .put("ev_type", &row, None, Said::Value(kind.into()))
            .put("ev_seen", &row, None, Said::Value(seen.into()))
            .put("ev_ind", &row, None, Said::Value(signs.into()))
    }

    fn at(mut self, unit: &str) -> Self {
        self.informant.unit = unit.into();
        self
    }

    fn in_post(mut self, years: u32) -> Self {
        self.informant.years = Some(years);
        self
    }

    fn on(mut self, day: Date) -> Self {
        self.date = day;
        self
    }
}

fn profile(testimonies: Vec<Testimony>) -> Profile {
    let observations = Observations {
        authority: "fra-x".into(),
        name: "X".into(),
        reference: None,
        testimonies,
        unread: Vec::new(),
        offers: Vec::new(),
    };
    identify(Rules::shipped(), &observations)
}

fn finding(process: &str, testimonies: Vec<Testimony>) -> Finding {
    profile(testimonies)
        .process(process)
        .cloned()
        .expect("one of the 22")
}

/// The status, the rule and the strength of a process.
fn reads(process: &str, testimonies: Vec<Testimony>) -> (&'static str, String, Option<&'static str>) {
    let finding = finding(process, testimonies);
    (finding.status, finding.rule, finding.strength)
}

/// The kinds of questions asked back about a process.
fn asked(profile: &Profile, process: &str) -> Vec<&'static str> {
    let about = |question: &&super::profile::Question| question.process.as_deref() == Some(process);
    profile
        .questions_back
        .iter()
        .filter(about)
        .map(|question| question.kind)
        .collect()
}
