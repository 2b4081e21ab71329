//! The questions to take back to the field: what the profile does not know, and who could say.

use std::collections::BTreeSet;

use super::doubt::{Clash, Doubts};
use super::evidence::{Heard, Kind, Word};
use super::profile::{Finding, Question};
use super::rules::{Class, Process, Rules, Status};
use super::statement::{Statement, TimeState};

/// What the engine knows of a process when it asks.
pub struct Known<'a, 'h> {
    /// The words.
    pub heard: &'h Heard<'a>,
    /// The doubts.
    pub doubts: &'h Doubts,
    /// The time state.
    pub time: Option<&'h TimeState<'a>>,
    /// The steering.
    pub steering: Option<&'h Statement<'a>>,
    /// The holder.
    pub holder: Option<&'h Statement<'a>>,
    /// The status.
    pub status: Status,
}

/// The questions about one process, in a fixed order.
pub fn ask(rules: &Rules, known: &Known<'_, '_>, finding: &Finding) -> Vec<Question> {
    let mut questions = Vec::new();
    let process = known.heard.process;
    let words = &known.heard.words;
    let mut add = |kind: &'static str, sign: Option<String>, informants: BTreeSet<&str>, ask: Vec<String>| {
        questions.push(Question {
            process: Some(process.code.clone()),
            kind,
            sign,
            informants: informants.into_iter().map(str::to_owned).collect(),
            ask,
            since: None,
        });
    };
    let sides = |clashes: &[Clash], sign: &Option<String>| -> BTreeSet<&str> {
        let of = clashes.iter().filter(|clash| clash.sign == *sign);
        of.flat_map(|clash| [clash.yes, clash.no])
            .map(|index| words[index].speaker())
            .collect()
    };
    for (kind, clashes) in [
        ("contradiction", &known.doubts.contradictions),
        ("clear_up", &known.doubts.clear_ups),
    ] {
        let signs: BTreeSet<&Option<String>> = clashes.iter().map(|clash| &clash.sign).collect();
        for sign in signs {
            add(kind, sign.clone(), sides(clashes, sign), Vec::new());
        }
    }

    let said = |kind: Kind| words.iter().filter(move |word| word.kind == kind);
    let positive = words.iter().any(Word::positive);
    let yes: BTreeSet<&str> = said(Kind::Affirmed).map(Word::speaker).collect();
    let no: BTreeSet<&str> = said(Kind::Denied).map(Word::speaker).collect();
    if !yes.is_empty() && !no.is_empty() {
        add(
            "screening_differs",
            None,
            yes.union(&no).copied().collect(),
            Vec::new(),
        );
    }
    match known.status {
        Status::Present => {}
        Status::Probable if !positive => add("one_fact", None, yes, Vec::new()),
        Status::Probable => {
            let unseen = known
                .heard
                .signs()
                .into_iter()
                .find(|((_, class), grade)| *class == Class::D && *grade < 3);
            match unseen {
                Some(((sign, _), _)) => {
                    let who = words
                        .iter()
                        .filter(|word| word.positive() && word.sign == Some(sign));
                    add(
                        "see_document",
                        Some(sign.to_owned()),
                        who.map(Word::speaker).collect(),
                        Vec::new(),
                    );
                }
                None => add("decisive_sign", None, BTreeSet::new(), competent(rules, process)),
            }
        }
        Status::Unknown if no.is_empty() => {
            add("who_knows", None, BTreeSet::new(), competent(rules, process));
        }
        Status::Unknown => add("second_voice", None, no, competent(rules, process)),
        Status::Absent => {}
    }

    if known.status >= Status::Probable {
        if let Some(statement) = known.holder.filter(|statement| !statement.others.is_empty()) {
            add("holder_differs", None, differing(statement), Vec::new());
        }
        if known.holder.is_none() {
            add("who_holds", None, BTreeSet::new(), Vec::new());
        }
        if let Some(statement) = known.steering.filter(|statement| !statement.others.is_empty()) {
            add("steering_differs", None, differing(statement), Vec::new());
        }
        let state = known
            .time
            .filter(|time| time.present && !time.last.others.is_empty());
        if let Some(time) = state {
            add("state_differs", None, differing(&time.last), Vec::new());
        }
        let wide = finding
            .maturity
            .is_some_and(|maturity| maturity.high - maturity.low > rules.maturity.wide);
        if wide {
            add("how_rooted", None, BTreeSet::new(), Vec::new());
        }
        if known.time.is_none_or(|time| !time.present) {
            questions.push(Question {
                process: Some(process.code.clone()),
                kind: "what_became",
                sign: None,
                informants: Vec::new(),
                ask: competent(rules, process),
                since: known.time.map(|time| time.last.testimony.date.to_string()),
            });
        }
    }
    questions
}

fn differing<'a>(statement: &Statement<'a>) -> BTreeSet<&'a str> {
    let mut all: BTreeSet<&str> = statement.others.iter().copied().collect();
    all.insert(statement.testimony.who());
    all
}

/// The roles best placed to speak of a process.
fn competent(rules: &Rules, process: &Process) -> Vec<String> {
    let fits = |row: &&super::rules::Competence| {
        row.k == 2 && (row.families.contains(&process.family) || row.processes.contains(&process.code))
    };
    let mut roles: Vec<String> = Vec::new();
    for role in rules.competence.iter().filter(fits).flat_map(|row| &row.roles) {
        if !roles.contains(role) {
            roles.push(role.clone());
        }
    }
    roles
}
