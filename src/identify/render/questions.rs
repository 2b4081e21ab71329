//! The questions to take back to the field.

use crate::text::page::Page;

use super::super::profile::{Profile, Question};
use super::super::rules::Rules;
use super::Words;

/// A question in words, with the processes that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The sentence.
    pub sentence: String,
    /// Codes of the processes.
    pub processes: Vec<String>,
    /// Codes of the informants concerned.
    pub informants: Vec<String>,
    /// The roles of those who could answer.
    pub ask: Vec<String>,
}

impl Asked {
    /// The screening questions of the processes that it is about: where in a form it belongs.
    pub fn screening(&self, rules: &Rules) -> Vec<String> {
        let processes = self.processes.iter().filter_map(|code| rules.process(code));
        processes.flat_map(|process| process.screening.clone()).collect()
    }
}

impl Words<'_> {
    pub(super) fn questions(&self, page: &mut Page, profile: &Profile) {
        page.heading(self.messages.text("identify-questions-title"));
        if profile.questions_back.is_empty() {
            page.say(self.messages.text("identify-no-questions"));
        }
        for asked in self.asked(profile) {
            page.item(asked.sentence);
        }
    }

    /// Every question to take back. What is asked of many processes in the same words, of the same people, is asked
    /// once.
    pub fn asked(&self, profile: &Profile) -> Vec<Asked> {
        let mut grouped: Vec<(&Question, Vec<&str>)> = Vec::new();
        for question in &profile.questions_back {
            let code = question.process.as_deref();
            let together = ["who_knows", "second_voice"].contains(&question.kind);
            let same = grouped
                .iter_mut()
                .find(|(first, _)| together && first.kind == question.kind && first.ask == question.ask);
            match same {
                Some((_, codes)) => codes.extend(code),
                None => grouped.push((question, code.into_iter().collect())),
            }
        }
        grouped
            .into_iter()
            .map(|(question, codes)| Asked {
                sentence: self.question(question, &codes),
                processes: codes.into_iter().map(str::to_owned).collect(),
                informants: question.informants.clone(),
                ask: question.ask.clone(),
            })
            .collect()
    }

    fn question(&self, question: &Question, codes: &[&str]) -> String {
        let names: Vec<String> = codes
            .iter()
            .map(|code| {
                let short = self
                    .rules
                    .process(code)
                    .map(|process| process.short.in_language(self.language()));
                format!("{} ({code})", short.unwrap_or_default())
            })
            .collect();
        let names = names.join(&self.messages.text("identify-between"));
        let informants = question.informants.join(", ");
        let sign = question.sign.as_deref().unwrap_or_default();
        let sign = self.rules.sign(sign).map_or(sign, |known| {
            if self.language() == "fr" {
                &known.fr
            } else {
                &known.en
            }
        });
        let since = question.since.as_deref().unwrap_or_default();
        let mut id = format!("identify-q-{}", question.kind);
        if question.sign.is_some() {
            id.push_str("-sign");
        } else if question.since.is_some() {
            id.push_str("-since");
        }
        let mut sentence = self.say(
            &id,
            &[
                ("process", &names),
                ("informants", &informants),
                ("sign", sign),
                ("since", since),
            ],
        );
        if !question.ask.is_empty() {
            let roles: Vec<String> = question
                .ask
                .iter()
                .map(|role| lower_first(self.label("role", role)))
                .collect();
            sentence.push(' ');
            sentence.push_str(&self.say(
                "identify-ask",
                &[("roles", &roles.join(&self.messages.text("identify-between")))],
            ));
        }
        sentence
    }
}

/// A label within a sentence: only its first letter is lowered, for names and abbreviations keep theirs.
fn lower_first(label: &str) -> String {
    let mut letters = label.chars();
    let first = letters.next().map(char::to_lowercase);
    let abbreviation = letters.clone().next().is_some_and(char::is_uppercase);
    match first {
        Some(first) if !abbreviation => first.chain(letters).collect(),
        _ => label.to_owned(),
    }
}
