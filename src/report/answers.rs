//! What was answered in one form, question by question: counts of choices, the span of numbers and days, words that may
//! be quoted. What only says which study, team and sitting an interview belongs to is left out.

use std::collections::BTreeMap;

use super::Writer;
use super::synthesis::quotable;
use crate::form::{Kind, shipped_form};
use crate::identify::Testimony;
use crate::text::page::Page;

/// Repeats about the interview itself: its sittings, what was promised.
const APART: [&str; 2] = ["si", "pm"];
/// Questions of the header that say who collected.
const COLLECTED: [&str; 4] = ["h_study", "h_wave", "h_team", "h_enum"];

/// Questions whose answers name an authority, an organisation or a place.
const NAMES: [&str; 12] = [
    "ev_title", "ev_where", "el_list", "el_ref", "h_la", "pa_las", "pa_code", "ac_name", "is_name",
    "in_name", "is_place", "at_place",
];

impl Writer<'_> {
    pub(super) fn answers(&self, page: &mut Page, id: &str) {
        page.title(self.say("report-answers-title", &[("form", &self.form(id))]));
        let told: Vec<&Testimony> = self.of_form(id).collect();
        page.say(self.count("report-voices", told.len()));
        let Some(form) = shipped_form(id) else {
            return;
        };
        for node in form.nodes() {
            let question = node.name.as_str();
            // What an event is called names the event.
            let event = id == "eve" && question == "ev_title";
            if NAMES.contains(&question) && !self.named && !event {
                continue;
            }
            let around = node.repeat.map(|repeat| form.node(repeat).name.as_str());
            if COLLECTED.contains(&question) || around.is_some_and(|repeat| APART.contains(&repeat)) {
                continue;
            }
            if node.personal || matches!(node.kind, Kind::Calculate | Kind::Note) {
                continue;
            }
            let said: Vec<&str> = told
                .iter()
                .flat_map(|testimony| &testimony.facts)
                .filter(|fact| fact.question == question)
                .filter_map(|fact| fact.value())
                .collect();
            if said.is_empty() {
                continue;
            }
            let asked = self.wording.question(id, question, self.language());
            let asked = asked.or_else(|| self.words().screened(question));
            page.name(format!("{question} {}", asked.unwrap_or_default()));
            match node.kind {
                Kind::SelectOne | Kind::SelectMultiple => {
                    page.hang("  ", self.tallied(id, question).unwrap_or_default());
                }
                Kind::Integer | Kind::Decimal => page.hang("  ", self.span(&said)),
                Kind::Date => page.hang("  ", self.days(&said)),
                Kind::Text if node.sensitive => page.hang("  ", self.count("report-held-back", said.len())),
                _ if told.iter().any(|testimony| quotable(testimony, question)) => {
                    self.quoted(page, told.iter().copied(), &[question]);
                }
                _ => page.hang("  ", self.count("report-not-quoted", said.len())),
            }
        }
    }

    fn of_form<'s>(&'s self, form: &'s str) -> impl Iterator<Item = &'s Testimony> {
        let sheets = self.material.sheets.iter().map(|sheet| &sheet.testimony);
        sheets.filter(move |testimony| testimony.form == form)
    }

    /// The answers to a question with choices, the most given first; `None` where nobody answered.
    pub(super) fn tallied(&self, form: &str, question: &str) -> Option<String> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for testimony in self.of_form(form) {
            for fact in testimony.facts.iter().filter(|fact| fact.question == question) {
                for code in fact.values() {
                    *counts.entry(code).or_default() += 1;
                }
            }
        }
        let mut counted: Vec<(usize, String)> = counts
            .into_iter()
            .map(|(code, count)| (count, self.answer(form, question, code)))
            .collect();
        counted.sort_by(|a, b| (b.0, &a.1).cmp(&(a.0, &b.1)));
        let told: Vec<String> = counted
            .iter()
            .map(|(count, label)| format!("{label} ({count})"))
            .collect();
        (!told.is_empty()).then(|| told.join(&self.text("identify-between")))
    }

    /// A question and what was answered: a question mark needs no colon after it.
    pub(super) fn asked(&self, question: &str, told: &str) -> String {
        if question.ends_with(['?', '…', '.']) {
            format!("{question} {told}")
        } else {
            self.say("identify-pair", &[("name", question), ("value", told)])
        }
    }

    /// First and last of the days given.
    fn days(&self, said: &[&str]) -> String {
        let (first, last) = (said.iter().min(), said.iter().max());
        let count = self.count("report-answers", said.len());
        let (first, last) = (first.copied().unwrap_or("–"), last.copied().unwrap_or("–"));
        if first == last {
            return self.say("report-one-value", &[("value", first), ("count", &count)]);
        }
        self.say(
            "report-days",
            &[("first", first), ("last", last), ("count", &count)],
        )
    }

    /// Lowest, middle and highest of the numbers given.
    fn span(&self, said: &[&str]) -> String {
        let mut numbers: Vec<(f64, &str)> = said
            .iter()
            .filter_map(|text| Some((text.parse().ok()?, *text)))
            .collect();
        numbers.sort_by(|a, b| a.0.total_cmp(&b.0));
        let at = |index: usize| numbers.get(index).map_or("–", |(_, text)| text);
        let last = numbers.len().saturating_sub(1);
        let count = self.count("report-answers", numbers.len());
        if at(0) == at(last) {
            return self.say("report-one-value", &[("value", at(0)), ("count", &count)]);
        }
        self.say(
            "report-span",
            &[
                ("low", at(0)),
                ("middle", at(last / 2)),
                ("high", at(last)),
                ("count", &count),
            ],
        )
    }
}
