//! The table of processes, and several profiles side by side.

use crate::text::page::Page;

use super::super::profile::{Finding, Profile};
use super::Words;

impl Words<'_> {
    pub(super) fn table(&self, page: &mut Page, profile: &Profile) {
        let heads = ["process", "status", "strength", "state", "steering", "maturity"]
            .map(|head| self.messages.text(&format!("identify-head-{head}")));
        let rows = profile
            .processes
            .iter()
            .map(|finding| self.row(finding))
            .collect();
        page.table(&[8, 5, 10, 11, 8], heads.to_vec(), rows);
        page.say("");
        page.say(self.messages.text("identify-legend"));
    }

    fn row(&self, finding: &Finding) -> Vec<String> {
        let flag = if finding.contradiction { " !" } else { "" };
        let label = |kind: &str, code: &Option<String>| {
            let label = code.as_deref().map(|code| self.label(kind, code).to_owned());
            label.unwrap_or_else(|| "–".into())
        };
        vec![
            self.name(&finding.code, true),
            self.label("status", finding.status).to_owned(),
            format!("{}{flag}", finding.strength.unwrap_or("–")),
            label("time_state", &finding.time_state),
            label("steering", &finding.steering),
            self.short_level(finding),
        ]
    }

    pub(super) fn comparison(&self, page: &mut Page, profiles: &[Profile], width: usize) {
        const COLUMN: usize = 4;
        for (at, profile) in profiles.iter().enumerate() {
            let from = [("date", profile.reference.as_str()), ("rules", &profile.rules)];
            let seen = self.say("identify-seen-from", &from);
            page.hang(
                format!("[{}] ", at + 1),
                format!("{} · {seen}", profile.authority.name),
            );
        }
        // As many columns as stand beside the names; the others follow below.
        let fit = (width.saturating_sub(33) / (COLUMN + 1)).max(1);
        for (part, some) in profiles.chunks(fit).enumerate() {
            page.say("");
            let mut head = vec![self.messages.text("identify-head-process")];
            head.extend((0..some.len()).map(|at| format!("[{}]", part * fit + at + 1)));
            let rows = self.rules.processes.iter().map(|process| {
                let mut row = vec![self.name(&process.code, true)];
                row.extend(some.iter().map(|profile| {
                    let finding = profile.process(&process.code);
                    finding.map(|finding| self.cell(finding)).unwrap_or_default()
                }));
                row
            });
            page.table(&vec![COLUMN; some.len()], head, rows.collect());
        }
        page.say("");
        page.say(self.messages.text("identify-legend-cells"));
    }

    /// A finding in four signs: the status, the strength, a contradiction.
    fn cell(&self, finding: &Finding) -> String {
        let status = self.messages.text(&format!("identify-cell-{}", finding.status));
        let flag = if finding.contradiction { "!" } else { "" };
        format!("{status}{}{flag}", finding.strength.unwrap_or_default())
    }
}
