//! What a study gives back: the state of the study, a short synthesis, the needs, a brief for a network, and what was
//! answered, question by question.
//!
//! Counts, never percentages; nothing is added up into a mark. An authority is named only where everyone who answered
//! for it agreed, unless the team asks otherwise for itself; words are quoted only where they may be.

mod answers;
mod audience;
mod codebook;
mod material;
mod needs;
mod network;
mod promises;
mod public;
mod publications;
mod study;
mod synthesis;

pub use audience::Reader;
pub use codebook::codebook;
pub use material::{Material, Unit};
pub use public::PublicFile;

use crate::identify::Rules;
use crate::identify::render::Words;
use crate::identify::wording::Wording;
use crate::locale::{Arg, Messages};
use crate::text::page::Page;

/// Which report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// What was collected, what is found, what changed, where sources disagree.
    Study,
    /// A few pages: the study's questions, open questions, what to ask next time.
    Synthesis,
    /// Needs against abilities and offers.
    Needs,
    /// For a network: what is in trouble, what its members go through, who offers what.
    Network(Option<String>),
    /// What was promised, authority by authority.
    Promises,
    /// What was answered in one form.
    Answers(String),
    /// A page about the authority of that id, for one kind of reader.
    Audience(Reader, String),
    /// What was published or is to be, and the documents that were read.
    Publications,
    /// Counts that anyone may read.
    Public,
}

/// Writes a report. `named` names every authority, for the team's own eyes.
pub fn write(kind: &Kind, material: &Material, rules: &Rules, messages: &Messages, named: bool) -> Page {
    let wording = Wording::every_form();
    let writer = Writer {
        material,
        rules,
        wording: &wording,
        messages,
        named,
    };
    let mut page = Page::default();
    match kind {
        Kind::Study => writer.study(&mut page),
        Kind::Synthesis => writer.synthesis(&mut page),
        Kind::Needs => writer.needs(&mut page),
        Kind::Network(name) => writer.network(&mut page, name.as_deref()),
        Kind::Promises => {
            writer.promises(&mut page);
            return page;
        }
        Kind::Publications => writer.publications(&mut page),
        Kind::Answers(form) => writer.answers(&mut page, form),
        Kind::Public => writer.public(&mut page),
        Kind::Audience(Reader::Citizens, id) => {
            // Residents get half a page in plain words: how a rule is numbered is for the others.
            writer.audience(&mut page, Reader::Citizens, id);
            return page;
        }
        Kind::Audience(reader, id) => writer.audience(&mut page, *reader, id),
    }
    page.heading(messages.text("identify-method-title"));
    page.say(writer.say("report-method", &[("rules", &rules.version)]));
    page
}

struct Writer<'a> {
    material: &'a Material,
    rules: &'a Rules,
    wording: &'a Wording,
    messages: &'a Messages,
    named: bool,
}

/// Below this many authorities a group says who is in it.
const FEW: usize = 5;

impl Writer<'_> {
    fn language(&self) -> &'static str {
        self.messages.language().tag()
    }

    fn text(&self, id: &str) -> String {
        self.messages.text(id)
    }

    fn say(&self, id: &str, args: &[(&str, &str)]) -> String {
        let args: Vec<(&str, Arg<'_>)> = args
            .iter()
            .map(|(name, value)| (*name, Arg::from(*value)))
            .collect();
        self.messages.with(id, &args)
    }

    /// Whatever makes the sentences of profiles.
    fn words(&self) -> Words<'_> {
        Words::new(self.rules, self.wording, self.messages)
    }

    /// What a form is called, after its id.
    fn form(&self, id: &str) -> String {
        let title = self.wording.title(id, self.language());
        title.map_or_else(|| id.to_owned(), |title| format!("{id} · {title}"))
    }

    fn count(&self, id: &str, count: usize) -> String {
        self.messages.with(id, &[("count", Arg::from(count))])
    }

    /// The label of an answer in its form, or the code.
    fn answer(&self, form: &str, question: &str, code: &str) -> String {
        let label = self.wording.answer(form, question, code, self.language());
        label.unwrap_or_else(|| code.to_owned())
    }

    fn process(&self, code: &str) -> String {
        self.words().short(code)
    }

    /// The same where a line begins with it.
    fn unit_first(&self, unit: &Unit) -> String {
        let said = self.unit(unit);
        let mut letters = said.chars();
        let first = letters.next().map(char::to_uppercase);
        first.into_iter().flatten().chain(letters).collect()
    }

    /// The name of an authority, or what it is where it is not to be named.
    fn unit(&self, unit: &Unit) -> String {
        if self.named || unit.may_be_named {
            return unit.profile.authority.name.clone();
        }
        let country = self.answer("core", "h_ctry", &unit.country);
        let kind = self.answer("core", "h_latype", &unit.kind);
        let size = self.answer("core", "h_pop", &unit.size);
        let told = [country, kind, size].into_iter().filter(|word| !word.is_empty());
        self.say(
            "report-unnamed",
            &[(
                "what",
                &told.collect::<Vec<_>>().join(&self.text("identify-between")),
            )],
        )
    }
}
