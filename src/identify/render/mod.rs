//! The profile as a page, for a terminal, a printer or a browser: the table first, then every line with its reasons.
//!
//! The rules' sentences are made here, once; the profile's screen says the same ones.

mod mirror;
mod overview;
mod questions;
mod reasons;
mod table;

pub use questions::Asked;

use crate::locale::{Arg, Messages};
use crate::text::page::Page;

use super::mirror::Mirror;
use super::profile::{Finding, Profile};
use super::rules::Rules;
use super::wave::Change;
use super::wording::Wording;

/// The narrowest page on which the table stands.
const LEAST: usize = 60;

/// The profile as lines no wider than `width` cells, each ended by a newline.
pub fn text(
    profile: &Profile,
    rules: &Rules,
    wording: &Wording,
    messages: &Messages,
    width: usize,
) -> String {
    page(profile, rules, wording, messages).lines(width.max(LEAST))
}

/// The profile as a page.
pub fn page(profile: &Profile, rules: &Rules, wording: &Wording, messages: &Messages) -> Page {
    let words = Words::new(rules, wording, messages);
    let mut page = Page::default();
    words.heading(&mut page, profile);
    words.table(&mut page, profile);
    words.reasons(&mut page, profile);
    page.heading(messages.text("identify-overview-title"));
    words.overview(&mut page, profile);
    words.questions(&mut page, profile);
    page.heading(messages.text("identify-levers-title"));
    words.support(&mut page, profile);
    words.unknown_signs(&mut page, profile);
    page.heading(messages.text("identify-method-title"));
    page.say(words.say("identify-method", &[("rules", &profile.rules)]));
    page
}

/// The reading as a whole, below a heading of its reader's own: steering, roles, frames, dimensions.
pub fn overview(profile: &Profile, rules: &Rules, wording: &Wording, messages: &Messages) -> Page {
    let mut page = Page::default();
    Words::new(rules, wording, messages).overview(&mut page, profile);
    page
}

/// Questions to discuss, needs, and who can help, below a heading of its reader's own.
pub fn support(profile: &Profile, rules: &Rules, wording: &Wording, messages: &Messages) -> Page {
    let mut page = Page::default();
    Words::new(rules, wording, messages).support(&mut page, profile);
    page
}

/// Several profiles side by side: one row a process, one column an authority, numbered in the order given.
pub fn comparison(profiles: &[Profile], rules: &Rules, messages: &Messages, width: usize) -> String {
    compared(profiles, rules, messages, width).lines(width.max(LEAST))
}

/// Several profiles side by side, as a page for `width` cells.
pub fn compared(profiles: &[Profile], rules: &Rules, messages: &Messages, width: usize) -> Page {
    let wording = Wording::default();
    let mut page = Page::default();
    page.title(messages.text("identify-comparison-title"));
    Words::new(rules, &wording, messages).comparison(&mut page, profiles, width.max(LEAST));
    page
}

/// The same below a heading of its reader's own.
pub fn side_by_side(profiles: &[Profile], rules: &Rules, messages: &Messages, width: usize) -> Page {
    let wording = Wording::default();
    let mut page = Page::default();
    Words::new(rules, &wording, messages).comparison(&mut page, profiles, width.max(LEAST));
    page
}

/// What changed between two profiles of one authority, at the end of a page.
pub fn changes(page: &mut Page, changes: &[Change], rules: &Rules, messages: &Messages) {
    let wording = Wording::default();
    Words::new(rules, &wording, messages).changes(page, changes);
}

/// The same without a heading.
pub fn change_lines(page: &mut Page, changes: &[Change], rules: &Rules, messages: &Messages) {
    let wording = Wording::default();
    Words::new(rules, &wording, messages).change_lines(page, changes);
}

/// The two sides of a partnership, at the end of a page.
pub fn mirror(page: &mut Page, mirror: &Mirror, rules: &Rules, wording: &Wording, messages: &Messages) {
    Words::new(rules, wording, messages).mirror(page, mirror);
}

/// Whatever makes the sentences: the rules' labels, the forms' words, the interface's messages.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    rules: &'a Rules,
    wording: &'a Wording,
    messages: &'a Messages,
}

impl<'a> Words<'a> {
    /// In the language of `messages`.
    pub fn new(rules: &'a Rules, wording: &'a Wording, messages: &'a Messages) -> Self {
        Self {
            rules,
            wording,
            messages,
        }
    }

    fn language(&self) -> &'static str {
        self.messages.language().tag()
    }

    /// The label of a code that a profile prints.
    pub fn label<'l>(&'l self, kind: &str, code: &'l str) -> &'l str {
        self.rules.label(kind, code, self.language())
    }

    fn say(&self, id: &str, args: &[(&str, &str)]) -> String {
        let args: Vec<(&str, Arg<'_>)> = args
            .iter()
            .map(|(name, value)| (*name, Arg::from(*value)))
            .collect();
        self.messages.with(id, &args)
    }

    fn pair(&self, name: &str, value: &str) -> String {
        self.say("identify-pair", &[("name", name), ("value", value)])
    }

    /// The label of an answer in its form, or the code.
    fn answer(&self, form: &str, question: &str, code: &str) -> String {
        let label = self.wording.answer(form, question, code, self.language());
        label.unwrap_or_else(|| code.to_owned())
    }

    /// The name of a process without its code, short enough for a table.
    pub fn short(&self, code: &str) -> String {
        let known = self.rules.process(code);
        let short = known.map(|process| process.short.in_language(self.language()));
        short.unwrap_or(code).to_owned()
    }

    /// What a screening question is about, where its own words depend on the interview.
    pub fn screened(&self, question: &str) -> Option<String> {
        let asks = |screening: &String| screening == question;
        let process = self.rules.processes.iter();
        let process = process
            .into_iter()
            .find(|process| process.screening.iter().any(asks))?;
        Some(process.short.in_language(self.language()).to_owned())
    }

    /// A day of which only the month counts, in words; what is no day stays as it is.
    pub fn month(&self, day: &str) -> String {
        let mut parts = day.split('-');
        let (Some(year), Some(month)) = (parts.next(), parts.next()) else {
            return day.to_owned();
        };
        let Ok(number) = month.parse::<usize>() else {
            return day.to_owned();
        };
        let args = [("month", Arg::from(number)), ("year", Arg::from(year))];
        self.messages.with("identify-month", &args)
    }

    /// The name of a process after its code, short enough for a table or in full.
    pub fn name(&self, code: &str, short: bool) -> String {
        let label = self.rules.process(code).map(|process| {
            if short {
                process.short.in_language(self.language()).to_owned()
            } else if self.language() == "fr" {
                process.fr.clone()
            } else {
                process.en.clone()
            }
        });
        format!("{code} {}", label.unwrap_or_default())
    }

    fn heading(&self, page: &mut Page, profile: &Profile) {
        page.title(self.say("identify-title", &[("name", &profile.authority.name)]));
        let from = [("date", profile.reference.as_str()), ("rules", &profile.rules)];
        page.say(self.say("identify-seen-from", &from));
        let count = Arg::from(profile.interviews.len());
        page.say(self.messages.with("identify-interviews", &[("count", count)]));
        for read in &profile.interviews {
            let who = if read.documents {
                self.messages.text("identify-documents")
            } else if read.informant == read.interview {
                self.messages.text("identify-nobody")
            } else {
                read.informant.clone()
            };
            let id = format!("state-{}", read.state);
            let state = if self.messages.has(&id) {
                self.messages.text(&id)
            } else {
                read.state.clone()
            };
            page.hang("  ", format!("{who} · {} · {} · {state}", read.date, read.form));
        }
        for unread in &profile.unread {
            let args = [
                ("interview", unread.interview.as_str()),
                ("form", unread.form.as_str()),
            ];
            page.hang("  ", self.say("identify-unread", &args));
        }
        page.say("");
    }

    fn unknown_signs(&self, page: &mut Page, profile: &Profile) {
        if profile.unknown_signs.is_empty() {
            return;
        }
        page.heading(self.messages.text("identify-unknown-signs-title"));
        for unknown in &profile.unknown_signs {
            let args = [
                ("sign", unknown.sign.as_str()),
                ("question", &unknown.question),
                ("informant", &unknown.informant),
                ("date", &unknown.date),
            ];
            page.hang("  ", self.say("identify-unknown-sign-line", &args));
        }
    }

    /// Whether an interval says too little to be printed as a level.
    fn wide(&self, finding: &Finding) -> bool {
        let wide = self.rules.maturity.wide;
        finding
            .maturity
            .is_some_and(|maturity| maturity.high - maturity.low > wide)
    }

    /// The level in a cell: `M3`, `M2–M3`, `?` where it is not established, `–` where it is not the authority's.
    pub fn short_level(&self, finding: &Finding) -> String {
        match finding.maturity {
            None => "–".into(),
            Some(_) if self.wide(finding) => "?".into(),
            Some(level) if level.low == level.high => format!("M{}", level.low),
            Some(level) => format!("M{}–M{}", level.low, level.high),
        }
    }
}
