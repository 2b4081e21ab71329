//! Ways between the screens: the first start and the next one, from a screen to another and back, in either language.

use super::{Bench, Driver, Effect, Event, Language, World, sheets};
use crate::tui::effect::News;
use crate::tui::model::Screen;
use crate::tui::screen::profile::{Profile, ProfileData};
use crate::tui::told::told;

#[test]
fn at_the_first_start_the_terminal_is_tried_and_ascii_is_one_key_away() {
    let mut bench = Bench::new("fr");
    bench.is_told(News::NoFolder).keys("2");
    assert!(bench.picture().contains("Ethiopic"), "{}", bench.picture());
    bench.keys("Down Down Down Down Down Enter");
    assert!(bench.model.ui.ascii && bench.model.window.is_none());
    assert!(bench.picture().contains("> 1"), "{}", bench.picture());
}

#[test]
fn a_form_is_called_in_the_language_of_the_interface() {
    for (language, title) in [("fr", "Repérage en dix minutes"), ("en", "Ten-minute screening")] {
        let mut bench = Bench::new(language);
        bench.keys("n");
        assert!(bench.picture().contains(title), "{}", bench.picture());
    }
}

#[test]
fn a_profile_and_its_comparison_are_told_again_in_the_other_language() {
    let mut bench = Bench::new("fr");
    bench.begin("core");
    bench.does(vec![Effect::Close]);
    bench.keys("p");
    assert!(bench.picture().contains("Diasporas"), "{}", bench.picture());
    bench.keys("c L");
    let compared = bench.picture();
    assert!(
        compared.contains("Process") && !compared.contains("Processus"),
        "{compared}"
    );
    bench.keys("Esc");
    let profile = bench.picture();
    assert!(
        profile.contains("unknown") && !profile.contains("inconnu"),
        "{profile}"
    );
}

#[test]
fn a_notice_longer_than_the_screen_is_read_to_its_end() {
    let mut bench = Bench::new("fr");
    let path = format!("/media/{}/T1-A01.repere.json", "cle".repeat(30));
    let said = format!("Écrit : {path} (3 entretiens, 12 ko). Le paquet n’est pas scellé.");
    bench.model.notice = Some((said, crate::tui::theme::Role::Text));
    let picture = bench.picture();
    assert!(picture.contains(" scellé.\n"), "{picture}");
}

#[test]
fn the_next_start_opens_a_draft_and_not_what_was_submitted() {
    for (submitted, opens) in [(false, true), (true, false)] {
        let form = sheets(r#"{"type": "text", "name": "a", "label": "A"}"#, "");
        let mut bench = Bench::with("fr", &form);
        bench.goes_to("a").types("x").keys("Enter");
        if submitted {
            bench.does(vec![Effect::Submit]);
        }
        let dir = bench.driver.dir().to_owned();
        let world = World::pinned("2026-11-26T08:00:00+00:00[UTC]".parse().expect("a moment"), 8);
        bench.driver = Driver::new(&dir, world, Language::FR);
        let news = bench.driver.start(None).expect("a folder that opens");
        assert_eq!(news.iter().any(|item| matches!(item, News::Sheet(_))), opens);
    }
}

#[test]
fn an_interview_goes_to_another_version_after_a_look_at_every_answer() {
    let first = sheets(
        r#"{"type": "text", "name": "old", "label": "Old?"}, {"type": "text", "name": "gone", "label": "Gone?"}"#,
        "",
    );
    let mut bench = Bench::with("en", &first);
    bench.goes_to("old").types("x").keys("Enter");
    bench.goes_to("gone").types("stays").keys("Enter");
    bench.goes_to("old").keys("Alt-n").types("hesitant").keys("Enter");
    bench
        .keys("Alt-s")
        .types("ASSO")
        .keys("Enter Enter Down Enter")
        .goes_to("old");
    bench.types("y").keys("Enter Alt-s Enter");
    let second = sheets(
        r#"{"type": "text", "name": "new", "label": "New?"}, {"type": "text", "name": "more", "label": "More?"}"#,
        "",
    )
    .replace(r#""version": "1""#, r#""version": "2""#);
    let second = bench.write("second.json", &second).display().to_string();

    bench.does(vec![Effect::Close]);
    bench.keys("m Enter").hears(Event::Paste(second));
    bench.keys("Enter").types("old=new").keys("Enter");
    let picture = bench.picture();
    let preview: Vec<&str> = picture.lines().skip(2).take(6).collect();
    insta::assert_snapshot!(preview.join("\n"), @r"
     To t 2: kept 0, moved 1, converted 0, without a place 1; new questions 1.
     Beside them: notes 1, other voices 1. Nothing was written.

     ▸ moved       /data/old (Old?) → /data/new: x (1 note, 1 other voice)
       no place    /data/gone (Gone?): stays stays in the log; the new version doe…
       new         /data/more (More?)
    ");
    bench.keys("Enter Enter");

    assert!(bench.picture().contains("Moved to t 2"), "{}", bench.picture());
    bench.keys("Enter").goes_to("new");
    assert_eq!(bench.answer(), "x");
    assert_eq!(bench.sheet().notes, ["hesitant"]);
    assert_eq!(bench.sheet().voices, [("ASSO".to_owned(), "y".to_owned())]);
    let names: Vec<&str> = bench
        .sheet()
        .lines
        .iter()
        .map(|line| line.name.as_str())
        .collect();
    assert_eq!(names, ["new", "more"]);
}

#[test]
fn from_the_answer_behind_a_profile_one_comes_back_to_the_profile() {
    let mut bench = Bench::every_kind("fr");
    let profile = Profile {
        data: ProfileData {
            id: "fra-x".into(),
            ..ProfileData::default()
        },
        ..Profile::default()
    };
    let interview = bench.model.screens.len() - 1;
    bench.model.screens.insert(interview, Screen::Profile(profile));
    let asked = told(&mut bench.model, News::AtHome);
    assert_eq!(asked, [Effect::LoadProfile("fra-x".into())]);
    assert!(matches!(bench.model.screen(), Screen::Profile(_)));
    assert!(told(&mut bench.model, News::AtHome).is_empty());
    assert!(matches!(bench.model.screen(), Screen::Home(_)));
}

#[test]
fn names_that_begin_alike_are_told_apart_where_their_ends_are_cut() {
    let mut bench = Bench::new("fr");
    let mut data = super::everywhere::home("");
    data.authorities.truncate(3);
    for (line, name) in data.authorities.iter_mut().zip([
        "Communauté urbaine de Zorgho-Nord",
        "Communauté urbaine de Boudry-Centre",
        "Département du Ganzourgou oriental",
    ]) {
        name.clone_into(&mut line.name);
    }
    bench.is_told(News::Home(Box::new(data)));
    let picture = bench.picture();
    for shown in ["…Zorgho", "…Boudry", "Départ"] {
        assert!(picture.contains(shown), "{shown}\n{picture}");
    }
}
