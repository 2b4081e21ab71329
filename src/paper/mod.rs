//! The paper twin of a form: one self-contained HTML page for A4 print, to be filled by hand and keyed in later.
//!
//! Pure: a form, the languages wanted and the words of the interface give a text. Conditions stand in words, choices
//! with the codes that line mode and the screens take, and beside a choice the question where it leads. What only a
//! machine can know (a calculated value, a list filtered by an answer) is named as such, never guessed.

mod condition;
mod page;
mod skip;
#[cfg(test)]
mod tests;

use crate::form::{Form, Kind, LanguageId, Node, NodeId, Texts};
use crate::locale::Messages;
use crate::text::clean::prose;

/// What is printed.
#[derive(Debug)]
pub struct Sheet<'a> {
    /// The form.
    pub form: &'a Form,
    /// The languages of its labels, the first the main one.
    pub languages: &'a [LanguageId],
    /// With boxes and lines to write on; without, a copy to read.
    pub blank: bool,
    /// The words around the form.
    pub messages: &'a Messages,
}

/// The page.
pub fn html(sheet: &Sheet<'_>) -> String {
    page::write(sheet)
}

/// The questions that a person answers, numbered 1, 2, 3 in the order of the form.
#[derive(Debug)]
struct Numbers(Vec<Option<u32>>);

impl Numbers {
    fn of(form: &Form) -> Self {
        let mut next = 0;
        let number = |node: &Node| {
            let asked = is_asked(node);
            next += u32::from(asked);
            asked.then_some(next)
        };
        Self(form.nodes().iter().map(number).collect())
    }

    fn get(&self, id: NodeId) -> Option<u32> {
        self.0.get(id.index()).copied().flatten()
    }
}

/// Whether a node is a question with a control.
fn is_asked(node: &Node) -> bool {
    !matches!(
        node.kind,
        Kind::Root
            | Kind::Group
            | Kind::Repeat
            | Kind::Model
            | Kind::Note
            | Kind::Calculate
            | Kind::Hidden
            | Kind::Meta(_)
            | Kind::Background
    )
}

/// A text in a language, or in the form's own where that is missing; references are dots to be said by the reader.
fn text_in(form: &Form, texts: &Texts, language: LanguageId) -> String {
    let template = texts
        .get(language)
        .or_else(|| texts.get(form.languages().default()))
        .or_else(|| texts.any().and_then(|any| texts.get(any)));
    let Some(template) = template else {
        return String::new();
    };
    let parts = template.parts.iter().map(|part| match part {
        crate::form::Part::Text(text) => text.as_str(),
        crate::form::Part::Output(_) => "………",
    });
    prose(&parts.collect::<String>()).into_owned()
}

/// A text for HTML: nothing in it can be read as a mark.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("<br>"),
            c => out.push(c),
        }
    }
    out
}
