//! What foreign bytes reach first: the three doors through which a form comes in.
//!
//! The fuzz targets and `tests/form_fuzz.rs` share this file, so that what one finds the other keeps.

use repere::form::{Attachments, Form, Workbook, sheet};
use repere::interview::{Answer, Command, Env, Interview};
use repere::xpath::Expr;

/// A text read as an expression, and looked through as a form does when it is loaded.
pub fn expression(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Ok(expr) = Expr::parse(text)
    {
        let _ = expr.dependencies();
        let _ = expr.instances();
        let _ = expr.paths().len() + expr.references().len();
    }
}

/// Bytes read as a file of a form, of whatever kind.
pub fn sheet(bytes: &[u8]) {
    if let Ok(book) = sheet::read(bytes) {
        fill(&book);
    }
}

/// A text read as the JSON of a form.
pub fn json(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Ok(book) = Workbook::from_json(text)
    {
        // What is written is what is read.
        let again = Workbook::from_json(&sheet::write_json(&book)).expect("what is written can be read");
        assert_eq!(sheet::write_json(&again), sheet::write_json(&book));
        fill(&book);
    }
}

/// Builds a form, and answers each of its questions once.
fn fill(book: &Workbook) {
    let (form, problems) = repere::form::check(book, &Attachments::default());
    let Some(form) = form else {
        assert!(!problems.is_empty(), "a form that is refused says why");
        return;
    };
    assert_eq!(
        form.hash(),
        Form::build(book, &Attachments::default())
            .0
            .expect("it built before")
            .hash()
    );
    let now: jiff::civil::DateTime = "2024-03-15T10:30:00".parse().expect("a moment");
    let env = Env::at(now.in_tz("UTC").expect("UTC is there"));
    let mut interview = Interview::new(form, &env);
    for place in interview.places().into_iter().take(40) {
        let answer = Answer::Value("3".to_owned());
        if let Ok(staged) = interview.stage(Command::Set { place, answer }, &env) {
            interview.keep(staged);
        }
    }
    let _ = (interview.validate(), interview.outline().len());
}
