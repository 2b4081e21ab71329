//! The conversation over a real folder: every command of the table does something somewhere.

use super::command::{TYPED, Typed};
use super::desk::Desk;
use super::talk::Stage;
use super::{Talk, perform};
use crate::locale::Language;
use crate::session::World;
use crate::tui::driver::Driver;
use crate::tui::keymap;
use crate::tui::screen::conflict::Conflict;
use crate::tui::screen::merge::Rehearsed;

/// A conversation in a new folder, in an interview about Valbrune.
struct Table {
    talk: Talk,
    driver: Driver,
    _folder: tempfile::TempDir,
}

impl Table {
    fn set() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let world = World::pinned("2026-11-20T09:00:00+00:00[UTC]".parse().expect("a moment"), 3);
        let driver = Driver::new(&folder.path().join("data"), world, Language::FR);
        let talk = Talk::new(Language::FR, driver.today());
        let mut table = Self {
            talk,
            driver,
            _folder: folder,
        };
        for item in table.driver.start(None).expect("a folder that opens") {
            table.talk.told(item);
        }
        table.hear(&["1", "1", "TEST", "T1", "A01", "", ""]);
        table
    }

    fn begun() -> Self {
        let mut table = Self::set();
        table.hear(&["n", "", "france", "Valbrune", ""]);
        table
    }

    fn hear(&mut self, lines: &[&str]) -> String {
        self.talk.speak();
        for line in lines {
            let effects = self.talk.hear(line);
            perform(&mut self.talk, &mut self.driver, effects);
        }
        self.talk.speak()
    }
}

#[test]
fn every_command_is_done_at_one_stage_at_least() {
    let mut tables = vec![Table::set(), Table::begun()];
    let mut text = Table::begun();
    text.hear(&[":g h_la"]);
    tables.push(text);
    let mut repeat = Table::begun();
    repeat.hear(&["1", ":g c_ok", "1", ":repetitions", "1"]);
    tables.push(repeat);
    let mut review = Table::begun();
    review.hear(&[":relire"]);
    tables.push(review);
    let mut profile = Table::set();
    profile.talk.push(Stage::Desk(Desk::Profile(Box::default())));
    tables.push(profile);
    for applied in [false, true] {
        let mut merge = Table::set();
        merge.talk.push(Stage::Desk(Desk::Rehearsal(Box::new(Rehearsed {
            something: true,
            strangers: true,
            applied,
            ..Rehearsed::default()
        }))));
        tables.push(merge);
    }
    let mut conflict = Table::set();
    conflict.talk.push(Stage::Desk(Desk::Conflicts {
        cards: vec![Conflict {
            interview: "1".into(),
            title: "Valbrune".into(),
            question: "?".into(),
            versions: Vec::new(),
            provisional: 0,
        }],
        at: 0,
    }));
    tables.push(conflict);
    for (action, typed) in TYPED {
        if !matches!(typed, Typed::Command(_)) {
            continue;
        }
        let done = tables.iter_mut().any(|table| {
            let stages = table.talk.stages.clone();
            let done = table.talk.act(*action, "1").is_some();
            table.talk.stages = stages;
            done
        });
        assert!(done, ":{} is done nowhere", keymap::row(*action).id);
    }
}

#[test]
fn an_answer_is_said_to_be_saved_before_the_next_question() {
    let mut table = Table::begun();
    let said = table.hear(&["face"]);
    assert!(said.starts_with("Enregistré. ["), "{said}");
}

#[test]
fn a_non_answer_takes_its_reason_with_it() {
    let mut table = Table::begun();
    let said = table.hear(&[":g h_pop", ":ref n’a pas le chiffre", ":g h_pop"]);
    assert!(said.contains("refus (n’a pas le chiffre)"), "{said}");
}

#[test]
fn words_that_fit_several_choices_are_asked_back() {
    let mut table = Table::begun();
    let said = table.hear(&[":g h_pop", "000"]);
    assert!(said.contains("« 000 » peut être"), "{said}");
}

#[test]
fn an_answer_may_begin_with_a_colon() {
    let mut table = Table::begun();
    let said = table.hear(&[":g h_la", "::p", ":g h_la"]);
    assert!(said.contains("Réponse actuelle : :p"), "{said}");
}

#[test]
fn a_folder_that_cannot_be_made_asks_for_its_codes_again() {
    let mut table = Table::set();
    table.talk = Talk::new(Language::FR, table.driver.today());
    table.talk.told(crate::tui::effect::News::NoFolder);
    let said = table.hear(&["1", "1", "", "ÉTUDE SANS CODE", "T1", "A01", "", ""]);
    assert!(!said.is_empty());
    assert!(
        table.talk.prompt().contains("Code de l’étude"),
        "{}",
        table.talk.prompt()
    );
}
