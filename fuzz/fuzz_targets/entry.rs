//! What foreign bytes reach first: the doors through which forms, bundles and texts come in.
//!
//! The fuzz targets and the tests `form_fuzz` and `bundle_fuzz` share this file, so that what one finds the other keeps.
//! The readers behind a bundle's signature have doors of their own, `repere::bundle::fuzzing`.

use repere::bundle::{self, Cover, Knowing, Opener, Slice};
use repere::form::{Attachments, Form, Workbook, sheet};
use repere::interview::{Answer, Command, Env, Interview};
use repere::log::Signer;
use repere::text::{self, clean, wrap};
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

/// Bytes read as the sheet that stands before a sealed bundle.
pub fn cover(bytes: &[u8]) {
    let _ = Cover::read(bytes);
}

/// Bytes read as a text that was made for mail: what it holds comes back from a text made of it, on lines or on one.
pub fn armour(bytes: &[u8]) {
    if let Ok(within) = bundle::unarmour(bytes) {
        for text in [bundle::armour(&within), bundle::armour_line(&within)] {
            assert!(bundle::is_armoured(text.as_bytes()));
            let back = bundle::unarmour(text.as_bytes()).expect("what was written for mail is read");
            assert_eq!(back, within);
        }
    }
}

/// Bytes read as a file that somebody brought: a bundle, plain or sealed to this folder, or a slice of one.
pub fn envelope(bytes: &[u8]) {
    let openers = [Opener::of(&Signer::from_seed(&[8; 32]))];
    let knowing = Knowing {
        key: &|_| None,
        form: &|_| None,
        openers: &openers,
    };
    if let Ok(opened) = bundle::open(bytes, &knowing) {
        let _ = (
            opened.bundle.id(),
            opened.bundle.needs(),
            opened.bundle.contents(),
        );
    }
    if let Ok(slice) = Slice::read(bytes) {
        let _ = bundle::join(vec![slice]);
    }
}

/// A text cleaned for a terminal: nothing is left that a terminal obeys or that hides, and cleaning again changes nothing.
pub fn sanitiser(bytes: &[u8]) {
    let foreign = String::from_utf8_lossy(bytes);
    let obeyed = |c: char| c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let prose = clean::prose(&foreign);
    assert!(!prose.contains(|c| obeyed(c) && c != '\n'), "{prose:?}");
    assert_eq!(clean::prose(&prose), prose);
    let line = clean::prose_line(&foreign);
    assert!(!line.contains(obeyed), "{line:?}");
    let name = clean::name(&foreign);
    assert!(!name.contains(obeyed), "{name:?}");
    assert_eq!(clean::name(&name), name);
    let typed = clean::typed(&foreign);
    assert!(!typed.contains(|c| obeyed(c) && c != '\n'), "{typed:?}");
    assert_eq!(clean::typed(&typed), typed);
    assert!(!clean::typed_line(&foreign).contains(obeyed));
    for width in [1, 7, 40] {
        assert!(text::cells(&text::truncate(&line, width, "…")) <= width);
        // What a person sees as one sign is never cut, however wide it is.
        for row in wrap::lines(&prose, width) {
            let row = row.trim_end();
            let whole = text::graphemes(row)
                .filter(|sign| text::grapheme_cells(sign) > 0)
                .count()
                <= 1;
            assert!(whole || text::cells(row) <= width, "{row:?} in {width}");
        }
    }
}
