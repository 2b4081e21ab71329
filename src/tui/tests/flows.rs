//! What a researcher does at the table, key by key, and what stands afterwards.

use super::{Bench, Effect, sheets};
use crate::session::Remark;
use crate::tui::sheet::Mark;

#[test]
fn another_informants_word_stands_beside_the_answer_and_never_replaces_it() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("council").keys("1 Enter").goes_to("council");
    bench
        .keys("v")
        .types("ASSO")
        .keys("Enter Enter Down Enter 4 Enter")
        .goes_to("council");
    assert_eq!(bench.answer(), "no", "ASSO's own word is shown while ASSO speaks");
    bench.keys("v Enter");
    assert_eq!(bench.answer(), "often");
    assert_eq!(bench.sheet().voices, [("ASSO".to_owned(), "Non".to_owned())]);
}

#[test]
fn the_evening_is_for_what_the_talk_left_out() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("council").keys("! !");
    assert!(!bench.sheet().flag, "a second press takes the flag away");
    bench.keys("! E");
    assert!(bench.sheet().flag && bench.sheet().evening);
    assert!(bench.picture().contains("dit avant"));
    bench.keys("E");
    assert!(!bench.sheet().evening);
}

#[test]
fn a_field_note_is_hung_on_a_question_later() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("council").keys("N").types("drapeau").keys("Enter");
    assert!(bench.sheet().notes.is_empty());
    bench.keys("l Enter");
    assert_eq!(bench.sheet().notes, ["drapeau"]);
}

#[test]
fn an_earlier_value_is_put_back_as_a_new_revision() {
    let mut bench = Bench::every_kind("fr");
    for answer in ["12 Enter", "13 Enter"] {
        bench.goes_to("years").keys("Ctrl-U");
        bench.types(&answer[..2]).keys("Enter");
    }
    bench.goes_to("years").keys("Alt-h Down Enter");
    assert_eq!(bench.answer(), "12");
}

#[test]
fn undoing_leads_to_the_question_and_closes_what_its_answer_had_opened() {
    let form = sheets(
        r#"{"type": "begin group", "name": "g", "label": "G"},
        {"type": "select_one yn", "name": "a", "label": "A ?"},
        {"type": "select_one yn", "name": "b", "label": "B ?", "relevant": "${a} = 'y'"},
        {"type": "end group"}"#,
        r#"{"list_name": "yn", "name": "y", "label": "Y"}, {"list_name": "yn", "name": "n", "label": "N"}"#,
    );
    let mut bench = Bench::with("fr", &form);
    let asked = |bench: &Bench| -> Vec<String> {
        let lines = bench.sheet().lines.iter().filter(|line| !line.marks.is_empty());
        lines
            .map(|line| format!("{} {:?}", line.name, line.marks))
            .collect()
    };
    bench.keys("1 Enter");
    assert_eq!(asked(&bench), ["g [Answered, Open]", "a [Answered]", "b [Open]"]);
    bench.keys("Ctrl-Z");
    assert_eq!(bench.sheet().question().map(|view| view.name.as_str()), Some("a"));
    assert_eq!(asked(&bench), ["g [Open]", "a [Open]"]);
}

#[test]
fn what_changed_since_the_interview_was_sent_is_marked() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("council").keys("1 Enter r s Enter");
    let id = bench.model.home().map(|home| home.data.interviews[0].id.clone());
    bench.does(vec![Effect::Open(id.expect("an interview"))]);
    let changed = |bench: &Bench| -> Vec<String> {
        let lines = bench.sheet().lines.iter().filter(|line| line.changed);
        lines.map(|line| line.name.clone()).collect()
    };
    assert_eq!(changed(&bench), Vec::<String>::new());
    bench.goes_to("council").keys("2 Enter").goes_to("council");
    assert_eq!(changed(&bench), ["council"]);
    assert!(
        bench.picture().contains("± changée depuis l’envoi"),
        "{}",
        bench.picture()
    );
    bench.keys("Tab");
    assert!(bench.picture().contains("● ±"), "{}", bench.picture());
}

#[test]
fn a_question_back_is_read_with_its_replies_in_one_place() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("council").keys("u");
    assert!(
        bench.picture().contains("n’a rien demandé"),
        "{}",
        bench.picture()
    );
    bench
        .keys("Esc Q")
        .types("quelle année")
        .keys("Enter y")
        .types("en 2019")
        .keys("Enter u");
    let picture = bench.picture();
    let rows: Vec<&str> = picture
        .lines()
        .filter(|row| row.contains("A01 2026-11-25"))
        .collect();
    assert_eq!(rows.len(), 2, "{picture}");
    assert!(
        rows[0].contains("quelle année") && rows[1].contains("— en 2019"),
        "{picture}"
    );
}

#[test]
fn the_history_tells_what_the_form_filled_in_from_what_was_typed() {
    let form = super::sheets(
        r#"{"type": "text", "name": "a", "label": "A", "default": "concat('d', 'gs')"}"#,
        "",
    );
    let mut bench = Bench::with("fr", &form);
    bench
        .goes_to("a")
        .types("x")
        .keys("Enter")
        .goes_to("a")
        .keys("Alt-h");
    let picture = bench.picture();
    let says = |words: &[&str]| {
        picture
            .lines()
            .any(|line| words.iter().all(|word| line.contains(word)))
    };
    assert!(says(&[" dgs ", "A01 · formulaire 2026-11-25 14:07"]), "{picture}");
    assert!(says(&[" dgsx ", " A01 2026-11-25 14:07"]), "{picture}");
}

#[test]
fn every_question_takes_the_four_non_answers_and_a_reason() {
    for (key, word) in [
        ("F5", "ne sait pas"),
        ("F6", "refus"),
        ("F7", "sans objet"),
        ("F8", "non posée"),
    ] {
        for name in [
            "role", "story", "years", "since", "council", "zones", "order", "where", "trust",
        ] {
            let mut bench = Bench::every_kind("fr");
            bench.goes_to(name).keys(key).goes_to(name);
            let line = bench.sheet().lines[bench.sheet().here].clone();
            assert_eq!(
                (line.marks.as_slice(), line.answer.as_str()),
                ([Mark::Missing].as_slice(), word)
            );
            bench.keys("Alt-y").types("absent").keys("Enter");
            assert_eq!(
                bench.sheet().lines[bench.sheet().here].answer,
                format!("{word} (absent)")
            );
        }
    }
}

#[test]
fn a_hard_rule_keeps_the_text_and_a_soft_one_asks_why() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("years").types("75").keys("Enter");
    assert_eq!(
        (
            bench.answer().as_str(),
            bench.sheet().lines[bench.sheet().here].marks[0]
        ),
        ("75", Mark::Invalid)
    );
    assert!(bench.picture().contains("Moins de 60 ans"));
    bench.keys("Ctrl-U").types("45").keys("Enter");
    assert!(
        bench.picture().contains("Plus de quarante ans"),
        "{}",
        bench.picture()
    );
    bench.types("vu au registre").keys("Enter").goes_to("years");
    assert_eq!(bench.sheet().lines[bench.sheet().here].marks[0], Mark::Doubtful);
    assert_eq!(bench.answer(), "45");
}

#[test]
fn a_working_translation_stands_under_the_verbatim() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("story").types("Naam").keys("F2").goes_to("story");
    bench.keys("Alt-t").types("le chef").keys("Enter");
    assert_eq!(bench.sheet().translation, "le chef");
    bench.keys("Alt-t").types(" dit oui").keys("Enter");
    assert_eq!(bench.sheet().translation, "le chef dit oui");
}

#[test]
fn instances_are_removed_in_the_middle_and_sorted_on_screen_only() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("doc");
    for (title, year) in [("Pacte", "2011"), ("Accord", "2019"), ("Charte", "2007")] {
        bench
            .goes_to("doc")
            .keys("+")
            .types(title)
            .keys("Enter")
            .types(year)
            .keys("Enter");
    }
    bench.goes_to("doc").keys("s");
    let shown = |bench: &Bench| match &bench.sheet().card {
        crate::tui::sheet::Card::Repeat(repeat) => repeat
            .instances
            .iter()
            .map(|i| i.cells[0].clone())
            .collect::<Vec<_>>(),
        _ => Vec::new(),
    };
    assert_eq!(shown(&bench)[..3], ["Accord", "Charte", "Pacte"]);
    bench.keys("Down Minus Enter");
    bench.goes_to("role").goes_to("doc");
    assert_eq!(shown(&bench), ["", "Pacte", "Accord"]);
}

#[test]
fn a_pasted_text_keeps_its_lines_and_no_return() {
    let mut bench = Bench::every_kind("fr");
    let lines: Vec<String> = (1..=20).map(|n| format!("ligne {n}")).collect();
    let raw = crossterm::event::Event::Paste(lines.join("\r"));
    bench
        .goes_to("story")
        .hears(crate::tui::event::read(raw).expect("a paste"));
    bench.keys("F2").goes_to("story");
    assert_eq!(bench.answer(), lines.join("\n"));
}

#[test]
fn the_page_read_back_says_what_was_said_and_nothing_of_the_interviewers() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("role").types("DGS").keys("Enter");
    bench.goes_to("secret").types("le maire").keys("Enter");
    bench.goes_to("council").keys("1 Enter b");
    let page = bench.picture();
    assert!(
        page.contains("DGS") && page.contains("Oui, régulièrement"),
        "{page}"
    );
    assert!(
        !page.contains("le maire") && !page.contains("Faire citer"),
        "{page}"
    );
}

#[test]
fn nothing_of_the_interviewers_is_seen_by_the_respondent() {
    let mut bench = Bench::every_kind("fr");
    bench
        .goes_to("council")
        .keys("n")
        .types("il hésite")
        .keys("Enter ! F9");
    let page = bench.picture();
    for hidden in [
        "hésite",
        "ce soir",
        "enregistré",
        "Faire citer",
        "F5",
        "/",
        "14:07",
    ] {
        assert!(!page.contains(hidden), "{hidden} in\n{page}");
    }
    assert!(page.contains("Une réunion") && page.contains("Oui, régulièrement"));
}

#[test]
fn who_comes_and_goes_can_speak() {
    let mut bench = Bench::every_kind("fr");
    bench
        .goes_to("council")
        .keys(":")
        .types("arrive")
        .keys("Enter")
        .types("DG2")
        .keys("Enter");
    let known = &bench.sheet().informants[1];
    assert_eq!((known.code.as_str(), known.main), ("DG2", false));
    // Whoever comes is asked at once what their function is, and whether they agree.
    bench
        .types("adjoint")
        .keys("Enter Down Down")
        .types("12")
        .keys("Enter");
    assert_eq!(
        bench.sheet().informants[1].words(),
        "adjoint · accord donné, signé 12, 2026-11-25"
    );
    assert_eq!(Remark::of("→ DG2"), (Remark::Arrival, "DG2"));
}

#[test]
fn a_range_is_stepped_within_its_bounds() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("trust").keys("Up Up Up Up Up Up Up");
    assert!(
        bench.picture().contains("1 ────────────────────● 5"),
        "{}",
        bench.picture()
    );
    bench.keys("Enter").goes_to("trust");
    assert_eq!(bench.answer(), "5");
}

#[test]
fn a_path_shows_the_file_it_leads_to() {
    let mut bench = Bench::every_kind("fr");
    let path = bench.write("convention.pdf", "x");
    bench.goes_to("proof").types(&path.display().to_string());
    assert!(
        bench.picture().contains("convention.pdf, 1 ko"),
        "{}",
        bench.picture()
    );
    bench.types("x");
    assert!(bench.picture().contains("aucun fichier"));
}

#[test]
fn the_palette_finds_every_action_and_says_where_it_does_nothing() {
    let mut bench = Bench::new("fr");
    bench.keys(":").types("soumettre");
    assert!(bench.picture().contains("ailleurs"));
    bench.keys("Enter");
    assert!(bench.picture().contains("n’a pas cours ici"));
}

/// Named for what went wrong: Enter ticked the first word found and left the question.
#[test]
fn several_are_found_by_typing_one_after_the_other() {
    let towns: Vec<_> = (1..=30)
        .map(|n| format!(r#"{{"list_name": "c", "name": "c{n}", "label": "Commune {n}"}}"#))
        .collect();
    let form = sheets(
        r#"{"type": "select_multiple c", "name": "m", "label": "M"}, {"type": "text", "name": "t", "label": "T"}"#,
        &towns.join(","),
    );
    let mut bench = Bench::with("fr", &form);
    bench
        .types("ne 7")
        .keys("Enter")
        .types("ne 12")
        .keys("Enter Enter")
        .goes_to("m");
    assert_eq!(bench.answer(), "c7 c12");
    // Numbers say all there is to say: they tick and confirm at once.
    bench.types("3 12").keys("Enter").goes_to("m");
    assert_eq!(bench.answer(), "c3 c7");
}

/// Named for what went wrong: a non-answer given by a slip took a long text with it.
#[test]
fn a_text_is_not_lost_to_a_non_answer() {
    let mut bench = Bench::every_kind("fr");
    bench
        .goes_to("story")
        .types("Le lien a ralenti")
        .keys("F5")
        .goes_to("story");
    assert_eq!(bench.answer(), "");
    bench.keys("Alt-h Down Enter");
    assert_eq!(bench.answer(), "Le lien a ralenti");
}

#[test]
fn the_documentation_counts_the_keys_it_writes() {
    let page = include_str!("../../../docs/keyboard.md");
    let mut rows = 0;
    for row in page
        .lines()
        .filter(|line| line.starts_with("| ") && line.contains('`'))
    {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let keys: Vec<&str> = cells[1].trim_matches('`').split(' ').collect();
        assert!(
            keys.iter().all(|key| crate::tui::key::Key::parse(key).is_some()),
            "{row}"
        );
        assert_eq!(cells[2], keys.len().to_string(), "{row}");
        rows += 1;
    }
    assert!(rows > 20, "the table is there");
}

#[test]
fn an_answer_leaves_the_lines_it_did_not_change_as_they_were() {
    let form = super::sheets(
        r#"{"type": "text", "name": "a", "label": "A"}, {"type": "text", "name": "b", "label": "B"}"#,
        "",
    );
    let mut bench = Bench::with("fr", &form);
    let before = bench.sheet().lines.clone();
    bench.goes_to("a").types("x").keys("Enter");
    let after = &bench.sheet().lines;
    let line = |lines: &[std::sync::Arc<crate::tui::sheet::Line>], name| {
        lines
            .iter()
            .find(|line| line.name == name)
            .cloned()
            .expect("a line")
    };
    assert_eq!(line(after, "a").answer, "x");
    assert!(
        std::sync::Arc::ptr_eq(&line(&before, "b"), &line(after, "b")),
        "B was not worked out anew"
    );
}

/// Named for what went wrong: the profile went on in the language that was left.
/// Named for what went wrong: the day began inside the interview that was submitted the day before.
#[test]
fn a_quick_choice_goes_on_by_itself() {
    let choices =
        r#"{"list_name": "l", "name": "x", "label": "X"}, {"list_name": "l", "name": "y", "label": "Y"}"#;
    for (appearance, here) in [("quick", "b"), ("", "a")] {
        let survey = format!(
            r#"{{"type": "select_one l", "name": "a", "label": "A", "appearance": "{appearance}"}}, {{"type": "text", "name": "b", "label": "B"}}"#
        );
        let mut bench = Bench::with("en", &sheets(&survey, choices));
        bench.goes_to("a").keys("2");
        let sheet = bench.sheet();
        assert_eq!(sheet.lines[sheet.here].name, here, "{appearance}");
        bench.goes_to("a");
        assert_eq!(bench.answer(), if appearance.is_empty() { "" } else { "y" });
    }
}
