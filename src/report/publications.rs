//! The catalogue: what events say was published or is to be, and the documents that interviews read, by authority.

use std::collections::{BTreeMap, BTreeSet};

use super::Writer;
use crate::identify::Testimony;
use crate::text::page::Page;

/// The states of a publication, those that can be read first.
const STATES: [&str; 3] = ["out", "soon", "plan"];

impl Writer<'_> {
    pub(super) fn publications(&self, page: &mut Page) {
        page.title(self.text("report-publications-title"));
        page.heading(self.text("report-publications-events"));
        let mut listed: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
        let sheets = self.material.sheets.iter();
        for sheet in sheets.filter(|sheet| sheet.testimony.form == "eve") {
            for row in rows(&sheet.testimony, "pb_title") {
                let state = row.get("pb_state").copied();
                let at = STATES.iter().position(|known| state == Some(*known));
                let told = ["pb_title", "pb_year", "pb_where"].map(|part| row.get(part).copied());
                let told: Vec<&str> = told.into_iter().flatten().collect();
                let entry = listed.entry(at.unwrap_or(STATES.len())).or_default();
                entry.insert(told.join(" · "));
            }
        }
        if listed.is_empty() {
            page.say(self.text("report-no-publication"));
        }
        for (at, titles) in listed {
            page.name(match STATES.get(at) {
                Some(state) => self.answer("eve", "pb_state", state),
                None => self.text("report-publication-unsaid"),
            });
            for title in titles {
                page.item(title);
            }
        }
        page.heading(self.text("report-publications-documents"));
        let mut none = true;
        for unit in &self.material.units {
            let ours = self.material.sheets.iter();
            let documents: BTreeSet<String> = ours
                // An event has a title under the same name, and is no document.
                .filter(|sheet| sheet.authority == unit.profile.authority.id && sheet.testimony.form != "eve")
                .flat_map(|sheet| rows(&sheet.testimony, "ev_title"))
                .filter_map(|row| {
                    let label = |question: &str| {
                        let code = row.get(question)?;
                        Some(self.answer("core", question, code))
                    };
                    let title = (*row.get("ev_title")?).to_owned();
                    let day = row.get("ev_date").map(|day| (*day).to_owned());
                    let parts = [Some(title), label("ev_type"), day, label("ev_seen")];
                    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
                })
                .collect();
            // A title names whoever it is about.
            if documents.is_empty() || !(self.named || unit.may_be_named) {
                continue;
            }
            none = false;
            page.name(self.unit_first(unit));
            for document in documents {
                page.item(document);
            }
        }
        if none {
            page.say(self.text("report-no-document"));
        }
    }
}

/// The passes of a repeat that hold an answer to `first`: each question of a pass with its answer.
fn rows<'t>(told: &'t Testimony, first: &str) -> Vec<BTreeMap<&'t str, &'t str>> {
    let heads = told
        .facts
        .iter()
        .filter(|fact| fact.question == first && fact.value().is_some());
    heads
        .map(|head| {
            let beside = told.facts.iter().filter(|fact| fact.row == head.row);
            beside
                .filter_map(|fact| Some((fact.question.as_str(), fact.value()?)))
                .collect()
        })
        .collect()
}
