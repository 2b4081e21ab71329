//! The state of the study: what was collected, what is found by group, what changed, where sources disagree.

use std::collections::BTreeMap;

use super::{FEW, Unit, Writer};
use crate::text::page::Page;

impl Writer<'_> {
    pub(super) fn study(&self, page: &mut Page) {
        page.title(self.text("report-study-title"));
        page.say(self.count("report-authorities", self.material.units.len()));
        self.collected(page);
        self.outcomes(page);
        self.found(page);
        self.by_group(
            page,
            "report-by-income",
            |unit| &unit.income,
            |code| self.text(&format!("report-income-{}", code.to_lowercase())),
        );
        self.by_group(
            page,
            "report-by-size",
            |unit| &unit.size,
            |code| self.answer("core", "h_pop", code),
        );
        self.changed(page);
        self.disagreements(page);
        if self.material.units.len() < FEW * 8 {
            page.heading(self.text("report-public-title"));
            page.say(self.count("report-not-public", self.material.units.len()));
        }
    }

    /// Interviews by form and state. What one informant adds to another's interview is no interview of its own.
    fn collected(&self, page: &mut Page) {
        page.heading(self.text("report-collected-title"));
        let mut counts: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
        for sheet in &self.material.sheets {
            let told = &sheet.testimony;
            let interviews = counts.entry((&told.form, &told.state)).or_default();
            if !interviews.contains(&told.interview.as_str()) {
                interviews.push(&told.interview);
            }
        }
        let rows = counts
            .into_iter()
            .map(|((form, state), interviews)| {
                let id = format!("state-{state}");
                let state = if self.messages.has(&id) {
                    self.text(&id)
                } else {
                    state.to_owned()
                };
                vec![self.form(form), state, interviews.len().to_string()]
            })
            .collect();
        let head = ["report-form", "report-state", "report-interviews"].map(|id| self.text(id));
        page.table(&[16, 12], head.to_vec(), rows);
    }

    fn outcomes(&self, page: &mut Page) {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for sheet in &self.material.sheets {
            for question in ["x_res", "ct_out"] {
                if let Some(code) = sheet.testimony.value(question) {
                    *counts.entry(code).or_default() += 1;
                }
            }
        }
        if counts.is_empty() {
            return;
        }
        page.heading(self.text("report-outcomes-title"));
        let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
        counts.sort_by_key(|(code, count)| (std::cmp::Reverse(*count), *code));
        for (code, count) in counts {
            let label = self.answer("core", "x_res", code);
            let label = if label == code {
                self.answer("con", "ct_out", code)
            } else {
                label
            };
            page.item(self.say(
                "report-counted",
                &[("what", &label), ("count", &count.to_string())],
            ));
        }
    }

    fn found(&self, page: &mut Page) {
        page.heading(self.text("report-found-title"));
        let statuses = ["present", "probable", "absent", "unknown"];
        let mut head = vec![self.text("identify-head-process")];
        head.extend(statuses.map(|status| self.rules.label("status", status, self.language()).to_owned()));
        head.push("!".to_owned());
        let rows = self
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
                let of = |status: &str| found.iter().filter(|finding| finding.status == status).count();
                let mut row = vec![self.process(&process.code)];
                row.extend(statuses.map(|status| of(status).to_string()));
                row.push(
                    found
                        .iter()
                        .filter(|finding| finding.contradiction)
                        .count()
                        .to_string(),
                );
                row
            })
            .collect();
        page.table(&[9, 9, 9, 9, 3], head, rows);
        page.say("");
        page.say(self.text("report-found-legend"));
    }

    /// Present or probable, by group: counts with the size of the group.
    fn by_group(
        &self,
        page: &mut Page,
        title: &str,
        group: fn(&Unit) -> &String,
        label: impl Fn(&str) -> String,
    ) {
        let mut groups: BTreeMap<&str, Vec<&Unit>> = BTreeMap::new();
        for unit in &self.material.units {
            groups.entry(group(unit)).or_default().push(unit);
        }
        if groups.len() < 2 {
            return;
        }
        page.heading(self.text(title));
        let mut head = vec![self.text("identify-head-process")];
        head.extend(groups.iter().map(|(code, units)| {
            let code = if code.is_empty() { "–" } else { code };
            format!("{} /{}", code.to_uppercase(), units.len())
        }));
        let rows = self
            .rules
            .processes
            .iter()
            .map(|process| {
                let mut row = vec![self.process(&process.code)];
                row.extend(groups.values().map(|units| {
                    let there = |unit: &&&Unit| {
                        let finding = unit.profile.process(&process.code);
                        finding.is_some_and(|finding| ["present", "probable"].contains(&finding.status))
                    };
                    units.iter().filter(there).count().to_string()
                }));
                row
            })
            .collect();
        page.table(&vec![7; groups.len()], head, rows);
        page.say("");
        let legend: Vec<String> = groups
            .iter()
            .map(|(code, units)| {
                let count = self.count("report-of-authorities", units.len());
                let (code, label) = match *code {
                    "" => ("–".to_owned(), self.text("report-group-unsaid")),
                    code => (code.to_uppercase(), label(code)),
                };
                self.say(
                    "report-group",
                    &[("code", &code), ("what", &label), ("count", &count)],
                )
            })
            .collect();
        page.say(format!("{}.", legend.join(&self.text("identify-between"))));
    }

    pub(super) fn changed(&self, page: &mut Page) {
        page.heading(self.text("report-changes-title"));
        let mut none = true;
        for unit in &self.material.units {
            for (before, after, changes) in &unit.changes {
                none = false;
                let args = [
                    ("from", before.to_string()),
                    ("to", after.to_string()),
                    ("name", self.unit_first(unit)),
                ];
                page.name(self.say(
                    "report-waves",
                    &args.each_ref().map(|(name, value)| (*name, value.as_str())),
                ));
                crate::identify::render::change_lines(page, changes, self.rules, self.messages);
            }
        }
        if none {
            page.say(self.text("report-one-wave"));
        }
    }

    pub(super) fn disagreements(&self, page: &mut Page) {
        page.heading(self.text("report-disagreements-title"));
        let mut none = true;
        for unit in &self.material.units {
            for finding in unit
                .profile
                .processes
                .iter()
                .filter(|finding| finding.contradiction)
            {
                none = false;
                let pair = [
                    ("name", self.unit_first(unit)),
                    ("value", self.process(&finding.code)),
                ];
                page.item(self.say(
                    "identify-pair",
                    &pair.each_ref().map(|(name, value)| (*name, value.as_str())),
                ));
            }
        }
        if none {
            page.say(self.text("report-no-disagreement"));
        }
    }
}
