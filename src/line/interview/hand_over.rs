//! A group handed over, or taken back, in typed commands.

use super::super::talk::Talk;
use crate::interview::Place;
use crate::text::clean::name;
use crate::tui::effect::Effect;
use crate::tui::sheet::Sheet;

impl Talk {
    /// `3 B02 FILE`: the third group of the outline, 0 for the whole, to whom, and where its bundle is written; `3 -` takes
    /// it back. Without words, what can be handed over and who has what.
    pub(super) fn hand_over(&mut self, sheet: &Sheet, typed: &str) -> Vec<Effect> {
        let (number, rest) = typed.split_once(char::is_whitespace).unwrap_or((typed, ""));
        let (to, file) = rest
            .trim()
            .split_once(char::is_whitespace)
            .unwrap_or((rest.trim(), ""));
        let tops = || sheet.lines.iter().filter(|line| line.depth == 0);
        let group = match number.parse::<usize>() {
            Ok(0) => Some(None),
            Ok(number) => tops().nth(number - 1).map(|line| Some(line.place.clone())),
            Err(_) => None,
        };
        match (group, to) {
            (Some(group), "-") => vec![Effect::TakeBack { group }],
            (Some(group), to) if !to.is_empty() => hand_to(sheet, group, to, file.trim()),
            _ => {
                self.read_hand_overs(sheet);
                Vec::new()
            }
        }
    }

    /// What can be handed over, and with whom it is.
    pub(in crate::line) fn read_hand_overs(&mut self, sheet: &Sheet) {
        self.say("line-hand-over");
        let whole = self.word("hand-over-whole");
        self.tell_under("  0 ", &whole);
        let tops = sheet.lines.iter().filter(|line| line.depth == 0);
        let labels: Vec<String> = tops.map(|line| line.label.clone()).collect();
        for (at, label) in labels.iter().enumerate() {
            self.tell_under(&format!("  {} ", at + 1), label);
        }
        for passed in &sheet.passed {
            let (id, who) = match (passed.here, passed.informant.as_str()) {
                (false, _) => ("hand-over-with", &passed.to),
                (true, "") if passed.from == passed.to => continue,
                (true, "") => ("hand-over-from", &passed.from),
                (true, _) => ("hand-over-answers", &passed.informant),
            };
            let with = self.messages.with(id, &[("who", name(who).into_owned().into())]);
            self.tell(&format!("{} — {with}", passed.label));
        }
    }
}

/// A colleague gets it with a bundle; an informant answers there, and nothing leaves.
fn hand_to(sheet: &Sheet, group: Option<Place>, to: &str, file: &str) -> Vec<Effect> {
    if sheet.informant(to).is_some() {
        return vec![Effect::HandOver {
            group,
            to: String::new(),
            informant: to.to_owned(),
            file: String::new(),
        }];
    }
    let to = to.to_owned();
    if file.is_empty() {
        return vec![Effect::SuggestHandOver { group, to }];
    }
    vec![Effect::HandOver {
        group,
        to,
        informant: String::new(),
        file: file.to_owned(),
    }]
}
