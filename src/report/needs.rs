//! Needs against abilities, programmes and offers: what a course or a network can build on.

use std::collections::BTreeMap;

use super::Writer;
use crate::text::page::Page;

/// Each ability of the training form with the need that it answers.
const ABILITIES: [(&str, &str); 12] = [
    ("sk_diag", "diag"),
    ("sk_strat", "strat"),
    ("sk_legal", "legal"),
    ("sk_fund", "fundr"),
    ("sk_coord", "coord"),
    ("sk_regul", "regul"),
    ("sk_dias", "diasp"),
    ("sk_inter", "inter"),
    ("sk_eval", "evalu"),
    ("sk_comm", "comm"),
    ("sk_confl", "confl"),
    ("sk_remote", "remote"),
];

impl Writer<'_> {
    pub(super) fn needs(&self, page: &mut Page) {
        page.title(self.text("report-needs-title"));
        self.gap(page);
        page.heading(self.text("report-demand-title"));
        for question in [
            "tr_pub", "tr_form", "tr_cert", "tr_time", "tr_pay", "tr_net", "tr_lang", "tr_obst",
        ] {
            if let Some(told) = self.tallied("trn", question) {
                let asked = self.wording.question("trn", question, self.language());
                let name = asked.unwrap_or_else(|| question.to_owned());
                page.item(self.asked(&name, &told));
            }
        }
        self.matched(page);
    }

    /// Each need: how many name it, how able people feel today, how many offers answer it.
    fn gap(&self, page: &mut Page) {
        page.heading(self.text("report-gap-title"));
        let asked = &self.rules.support.needs;
        let mut named: BTreeMap<&str, usize> = BTreeMap::new();
        for sheet in &self.material.sheets {
            for fact in &sheet.testimony.facts {
                if asked.contains(&fact.question)
                    && let Some(code) = fact.value()
                {
                    *named.entry(code).or_default() += 1;
                }
            }
        }
        let mut codes: Vec<&str> = named.keys().copied().collect();
        codes.extend(
            ABILITIES
                .iter()
                .map(|(_, need)| *need)
                .filter(|need| !named.contains_key(need)),
        );
        codes.sort_by_key(|code| (std::cmp::Reverse(named.get(code).copied()), *code));
        let rows = codes
            .into_iter()
            .map(|code| {
                let (low, all) = self.low_ability(code);
                let offers = self
                    .material
                    .offers
                    .iter()
                    .filter(|offer| offer.needs.iter().any(|need| need == code));
                vec![
                    self.answer("core", "need1", code),
                    named.get(code).copied().unwrap_or_default().to_string(),
                    if all == 0 {
                        "–".to_owned()
                    } else {
                        format!("{low} / {all}")
                    },
                    offers.count().to_string(),
                ]
            })
            .collect();
        let head = ["report-need", "report-named", "report-unable", "report-offers"].map(|id| self.text(id));
        page.table(&[8, 9, 8], head.to_vec(), rows);
        page.say("");
        page.say(self.text("report-gap-legend"));
    }

    /// How many feel not or little able, of those who were asked.
    fn low_ability(&self, need: &str) -> (usize, usize) {
        let ability = ABILITIES.iter().find(|(_, of)| *of == need);
        let said: Vec<&str> = ability
            .map(|(question, _)| {
                let sheets = self.material.sheets.iter();
                sheets
                    .filter_map(|sheet| sheet.testimony.value(question))
                    .collect()
            })
            .unwrap_or_default();
        let low = said.iter().filter(|level| ["l0", "l1"].contains(level)).count();
        (low, said.len())
    }

    /// For each authority, its needs with up to three supports; then the needs that nobody answers.
    fn matched(&self, page: &mut Page) {
        page.heading(self.text("report-matching-title"));
        let mut unmet: BTreeMap<&str, usize> = BTreeMap::new();
        let mut none = true;
        for unit in &self.material.units {
            if unit.profile.needs.is_empty() {
                continue;
            }
            none = false;
            page.name(self.unit_first(unit));
            for need in &unit.profile.needs {
                let label = self.answer("core", "need1", &need.code);
                let names: Vec<&str> = need.helpers.iter().map(|helper| helper.name.as_str()).collect();
                if names.is_empty() {
                    *unmet.entry(&need.code).or_default() += 1;
                }
                let value = if names.is_empty() {
                    self.text("report-no-support")
                } else {
                    names.join(", ")
                };
                page.item(self.say("identify-pair", &[("name", &label), ("value", &value)]));
            }
        }
        if none {
            page.say(self.text("report-no-need"));
        }
        if !unmet.is_empty() {
            page.heading(self.text("report-agenda-title"));
            for (code, count) in unmet {
                let label = self.answer("core", "need1", code);
                page.item(self.say(
                    "report-counted",
                    &[("what", &label), ("count", &count.to_string())],
                ));
            }
        }
    }
}
