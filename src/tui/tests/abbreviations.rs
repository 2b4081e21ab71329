//! Abbreviations written out while one types.

use super::{Bench, sheets};
use crate::text::short::Abbreviations;

#[test]
fn an_abbreviation_is_written_out_where_its_word_ends_and_travels_with_the_form() {
    let form = sheets(
        r#"{"type": "text", "name": "a", "label": "A ?"}, {"type": "text", "name": "b", "label": "B ?"}"#,
        r#"{"list_name": "abbreviations", "name": "ct", "label": "collectivité territoriale"}"#,
    );
    let mut bench = Bench::new("fr");
    bench.driver.abbreviations = Abbreviations::read("sg = \"secrétaire général\"").expect("one line");
    let path = bench.write("form.json", &form);
    bench.begin(&path.display().to_string());
    bench.types("la ;ct du ;sg").keys("Enter PageUp");
    assert_eq!(
        bench.answer(),
        "la collectivité territoriale du secrétaire général"
    );
    // One step takes it back; the list puts one in.
    bench.goes_to("b").types(";ct ").keys("Ctrl-Z Ctrl-Z");
    let written = |bench: &mut Bench| {
        bench
            .model
            .interview()
            .and_then(|i| i.entry.text())
            .unwrap_or_default()
    };
    assert_eq!(written(&mut bench), ";ct");
    bench.keys("Ctrl-U Alt-j");
    assert!(
        bench.picture().contains(";sg  secrétaire général"),
        "{}",
        bench.picture()
    );
    bench.keys("Down Enter");
    assert_eq!(written(&mut bench), "secrétaire général");
}

#[test]
fn a_note_is_written_with_the_same_abbreviations() {
    let mut bench = Bench::new("fr");
    bench.driver.abbreviations = Abbreviations::read("sg = \"secrétaire général\"").expect("one line");
    let path = bench.write("form.json", super::form::EVERY_KIND);
    bench.begin(&path.display().to_string());
    bench
        .goes_to("council")
        .keys("n")
        .types("vu le ;sg, puis le ;sg")
        .keys("Enter");
    bench.goes_to("council");
    assert_eq!(
        bench.sheet().notes,
        ["vu le secrétaire général, puis le secrétaire général"]
    );
}
