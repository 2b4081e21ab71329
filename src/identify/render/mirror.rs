//! Two sides of a partnership, and two waves of one authority.

use crate::text::page::Page;

use super::super::mirror::{Mirror, Reflection};
use super::super::wave::Change;
use super::Words;

impl Words<'_> {
    pub(super) fn mirror(&self, page: &mut Page, mirror: &Mirror) {
        page.heading(self.say("identify-mirror-title", &[("code", &mirror.partnership)]));
        for (at, side) in mirror.sides.iter().enumerate() {
            page.hang(format!("[{}] ", at + 1), format!("{} · {}", side.name, side.date));
        }
        page.say(self.messages.text("identify-mirror-asked"));
        for outcome in ["differ", "agree", "silent", "words"] {
            let items: Vec<&Reflection> = mirror
                .items
                .iter()
                .filter(|item| item.outcome == outcome && (item.first.is_some() || item.second.is_some()))
                .collect();
            if items.is_empty() {
                continue;
            }
            page.name(self.messages.text(&format!("identify-mirror-{outcome}")));
            for item in items {
                self.reflection(page, mirror, item);
            }
        }
    }

    /// What was asked, then what each side says, each on a line of its own where they do not say the same.
    fn reflection(&self, page: &mut Page, mirror: &Mirror, item: &Reflection) {
        let form = &self.rules.mirror.form;
        let asked = self
            .wording
            .question(form, &item.question, self.language())
            .unwrap_or_else(|| item.question.clone());
        let said = |value: &Option<String>| match value {
            Some(value) => self.answer(form, &item.question, value),
            None => self.messages.text("identify-mirror-unsaid"),
        };
        let wide = if mirror.widest.contains(&item.question) {
            format!(" {}", self.messages.text("identify-mirror-wide"))
        } else {
            String::new()
        };
        let (first, second) = (said(&item.first), said(&item.second));
        if item.outcome == "agree" {
            page.item(format!("{asked} {first}"));
            return;
        }
        page.item(format!("{asked}{wide}"));
        page.hang("      [1] ", first);
        page.hang("      [2] ", second);
    }

    pub(super) fn changes(&self, page: &mut Page, changes: &[Change]) {
        page.heading(self.messages.text("identify-changes-title"));
        self.change_lines(page, changes);
    }

    pub(super) fn change_lines(&self, page: &mut Page, changes: &[Change]) {
        if changes.is_empty() {
            page.say(self.messages.text("identify-no-change"));
        }
        for change in changes {
            let value = |code: &str| match code {
                "" => "–".to_owned(),
                code => self.label(change.what, code).to_owned(),
            };
            let what = match change.what {
                "time_state" => "state",
                other => other,
            };
            let what = self.messages.text(&format!("identify-head-{what}"));
            let args = [
                ("name", self.name(&change.process, true)),
                ("what", what),
                ("from", value(&change.from)),
                ("to", value(&change.to)),
            ];
            let args = args.each_ref().map(|(name, value)| (*name, value.as_str()));
            page.item(self.say("identify-change", &args));
        }
    }
}
