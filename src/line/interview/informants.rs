//! Who speaks, and what is said of informants, in typed commands.

use super::super::talk::Talk;
use crate::log::{Consent, Introduction};
use crate::session::is_informant_code;
use crate::speech::HOW;
use crate::text::clean::name;
use crate::text::fold::fold;
use crate::tui::effect::Effect;
use crate::tui::sheet::Sheet;

/// The words that say whether someone agreed, folded.
const CONSENT: [(&str, Consent); 9] = [
    ("accord", Consent::Given),
    ("agrees", Consent::Given),
    ("oui", Consent::Given),
    ("yes", Consent::Given),
    ("refus", Consent::Refused),
    ("refuses", Consent::Refused),
    ("non", Consent::Refused),
    ("no", Consent::Refused),
    ("?", Consent::Unasked),
];

impl Talk {
    /// Whose answers are typed from here on: a code, `-` for the main informant; without either, who is known.
    pub(super) fn speaker(&mut self, sheet: &Sheet, code: &str) -> Vec<Effect> {
        if code.is_empty() {
            let others = sheet.informants.iter().filter(|one| !one.main);
            let known: Vec<String> = others.map(|one| name(&one.code).into_owned()).collect();
            self.with("line-speakers", &[("known", known.join(", ").into())]);
            return Vec::new();
        }
        self.read_again();
        let main = code == "-" || sheet.informants.iter().any(|one| one.main && one.code == code);
        vec![Effect::Speak(if main { String::new() } else { code.to_owned() })]
    }

    /// Says who an informant is and whether they agreed: `CODE function agrees how`, each part but the code left out at
    /// will; without a code, who is known.
    pub(super) fn informant(&mut self, sheet: &Sheet, typed: &str) -> Vec<Effect> {
        let mut words = typed.split_whitespace();
        let Some(code) = words.next() else {
            self.say("line-informants");
            for one in &sheet.informants {
                let called = if one.main {
                    self.word("speaker-main")
                } else {
                    String::new()
                };
                let who = format!("{} {called}", name(&one.code)).trim().to_owned();
                let args = [("who", who.into()), ("what", one.words().into())];
                self.with("line-informant", &args);
            }
            return Vec::new();
        };
        let rest: Vec<&str> = words.collect();
        if matches!(fold(code).as_str(), "principal" | "main") {
            return self.name_main(&rest.join(" "));
        }
        let before = sheet.informant(code).map(|one| one.said.clone());
        if before.is_none() && !is_informant_code(code) {
            self.say("informant-not-a-code");
            return Vec::new();
        }
        let mut said = before.unwrap_or_default();
        let agreed = |word: &str| {
            let found = CONSENT.iter().find(|(known, _)| *known == fold(word));
            found.map(|(_, consent)| *consent)
        };
        let at = rest.iter().position(|word| agreed(word).is_some());
        let role = rest[..at.unwrap_or(rest.len())].join(" ");
        if !role.is_empty() {
            // The words of the form's list are kept as its values.
            let listed = sheet.roles.iter().find(|(_, words)| fold(words) == fold(&role));
            said.role = listed.map_or(role, |(value, _)| value.clone());
        }
        if let Some((at, consent)) = at.and_then(|at| Some((at, agreed(rest[at])?))) {
            said.consent = consent;
            said.how = self.way_agreed(&rest[at + 1..]);
            said.on = match consent {
                Consent::Unasked => String::new(),
                _ => self.today.to_string(),
            };
        }
        vec![Effect::Introduce {
            code: code.to_owned(),
            said,
            speaks: false,
        }]
    }

    fn name_main(&mut self, code: &str) -> Vec<Effect> {
        if !is_informant_code(code) {
            self.say("informant-not-a-code");
            return Vec::new();
        }
        vec![Effect::Introduce {
            code: String::new(),
            said: Introduction {
                code: code.to_owned(),
                ..Introduction::default()
            },
            speaks: false,
        }]
    }

    /// How someone agreed: the first word as a way that is known, by its value or by its words, and the rest as typed.
    fn way_agreed(&self, words: &[&str]) -> String {
        let typed = words.join(" ");
        let known = HOW.into_iter().find_map(|how| {
            let said = self.word(&format!("consent-how-{how}"));
            let rest = [how, said.as_str()].into_iter().find_map(|start| {
                fold(&typed)
                    .starts_with(&fold(start))
                    .then(|| start.chars().count())
            })?;
            let rest: String = typed.chars().skip(rest).collect();
            Some(format!("{how} {}", rest.trim()).trim().to_owned())
        });
        known.unwrap_or(typed)
    }
}
