//! What was promised, authority by authority, to be printed and kept in sight: documents to be sent, calls back, dates.

use std::collections::BTreeMap;

use super::Writer;
use crate::identify::Testimony;
use crate::text::page::Page;

impl Writer<'_> {
    /// What is not done yet comes first; the list is the team's own, so that every authority is named.
    pub(super) fn promises(&self, page: &mut Page) {
        page.title(self.text("report-promises-title"));
        let mut by_authority: BTreeMap<&str, Vec<(bool, String)>> = BTreeMap::new();
        for sheet in &self.material.sheets {
            let told = &sheet.testimony;
            let promised = told.facts.iter().filter(|fact| fact.question == "pm_what");
            for fact in promised {
                let line = self.promise(told, &fact.row);
                let done = field(told, &fact.row, "pm_done") == Some("yes");
                by_authority.entry(&sheet.name).or_default().push((done, line));
            }
        }
        if by_authority.is_empty() {
            page.say(self.text("report-no-promise"));
        }
        for (name, mut lines) in by_authority {
            lines.sort();
            page.name(name);
            for (done, line) in lines {
                let mark = if done { "  ☑ " } else { "  ☐ " };
                page.hang(mark, line);
            }
        }
    }

    fn promise(&self, told: &Testimony, row: &str) -> String {
        let label =
            |question: &str| field(told, row, question).map(|code| self.answer(&told.form, question, code));
        let words = |question: &str| field(told, row, question).map(str::to_owned);
        let parts = [
            words("pm_date"),
            label("pm_what"),
            words("pm_txt"),
            label("pm_by"),
        ];
        let mut line: Vec<String> = parts.into_iter().flatten().collect();
        line.push(told.who().to_owned());
        line.join(" · ")
    }
}

fn field<'t>(told: &'t Testimony, row: &str, question: &str) -> Option<&'t str> {
    let of_row = |fact: &&crate::identify::Fact| fact.row == row && fact.question == question;
    told.facts.iter().filter(of_row).find_map(|fact| fact.value())
}
