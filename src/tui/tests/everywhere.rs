//! A tour of every screen, page and window, and what holds on each of them at every size: nothing runs over, nothing
//! leaks, the cursor is inside. Pictures of single screens stand beside; here no screen is left out.

use super::{Bench, sheets};
use crate::interview::Answer;
use crate::tui::action::ACTIONS;
use crate::tui::effect::News;
use crate::tui::event::Event;
use crate::tui::model::Screen;
use crate::tui::run::hear;
use crate::tui::screen::conflict::Conflict;
use crate::tui::screen::home::{AuthorityLine, HomeData, InterviewLine};
use crate::tui::screen::inbox;
use crate::tui::screen::merge::Rehearsed;
use crate::tui::screen::migration::Preview;
use crate::tui::screen::profile::{Process, ProfileData, Question, Reason};
use crate::tui::sheet::{Mark, NoteLine, Version};
use crate::tui::theme::Theme;
use crate::tui::window::{Purpose, Window};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 12)];

/// What looks at a screen, with its name.
type Look<'l> = &'l mut dyn FnMut(&mut Bench, &str);

/// What home shows, every name bearing a text.
pub(super) fn home(text: &str) -> HomeData {
    let interview = |mark, state: &str| InterviewLine {
        id: "d.1".into(),
        mark,
        authority: format!("Zorgho{text}"),
        form: format!("core{text}"),
        state: state.into(),
        day: "2026-02-15".into(),
    };
    let marks = [
        Mark::AskedBack,
        Mark::Conflict,
        Mark::Invalid,
        Mark::Open,
        Mark::Answered,
    ];
    HomeData {
        peers: Vec::new(),
        study: format!("IVT{text}"),
        team: format!("T1{text}"),
        person: format!("A01{text}"),
        unprotected: true,
        interviews: marks.into_iter().map(|mark| interview(mark, "14/38")).collect(),
        authorities: (0..40)
            .map(|n| AuthorityLine {
                id: format!("bfa:z{n}"),
                name: format!("Zorgho {n}{text}"),
                counts: (n, 40 - n),
                day: "2026-02-15".into(),
            })
            .collect(),
        conflicts: 3,
        forms: vec![("core".into(), format!("core  Titre{text}"))],
        countries: vec![("bfa".into(), "Burkina Faso".into())],
        ..HomeData::default()
    }
}

/// A question with versions, every word bearing a text.
pub(super) fn conflict(text: &str) -> Conflict {
    let version = |answer: &str| Version {
        answer: format!("{answer}{text}"),
        who: format!("A01, T1{text}"),
        when: "2026-02-15 14:07".into(),
        reason: format!("de mémoire{text}"),
        value: Answer::Value(answer.to_owned()),
        beside: vec![format!("il avait lu : 2007{text}")],
    };
    Conflict {
        interview: "d.1".into(),
        title: format!("Zorgho · par{text}"),
        question: format!("Depuis quelle année ce partenariat existe-t-il ?{text}"),
        versions: vec![version("2007"), version("2011"), version("2012")],
        provisional: 1,
    }
}

/// A rehearsed merge, every word bearing a text.
pub(super) fn rehearsed(text: &str) -> Rehearsed {
    Rehearsed {
        bundles: 3,
        counts: vec![
            (
                14,
                format!("entretiens nouveaux{text}"),
                format!("T1 A01, T2 B02{text}"),
            ),
            (2, "questions à trancher".into(), String::new()),
        ],
        each: vec![format!("a.repere.json{text} : 3 entretiens")],
        remarks: (0..12)
            .map(|n| format!("b{n}.repere.json{text} : il manque B02, 412 à 430"))
            .collect(),
        something: true,
        strangers: true,
        applied: false,
    }
}

/// What needs a decision, every word bearing a text.
pub(super) fn inbox(text: &str) -> Vec<inbox::Line> {
    (0..30)
        .map(|n| inbox::Line {
            title: format!("Zorgho {n}{text}"),
            need: format!("deux versions de « Depuis quelle année »{text}"),
            day: "2026-02-15".into(),
            ..inbox::Line::default()
        })
        .collect()
}

/// A profile, every word bearing a text.
pub(super) fn profile(text: &str) -> ProfileData {
    let process = |n: usize| Process {
        name: format!("Coopération décentralisée {n}{text}"),
        status: "présent".into(),
        contradiction: n.is_multiple_of(3),
        strength: "A".into(),
        maturity: "M3–M4".into(),
        steering: "recherché".into(),
        state: "actif".into(),
        rule: "P1".into(),
        sentences: vec![format!("Une convention, vue{text}.")],
        reasons: vec![Reason {
            text: format!("P1 — convention 2024-2026, vue (DGS){text}"),
            interview: "d.1".into(),
            event: "d.7".into(),
        }],
    };
    ProfileData {
        authority: format!("Tinqueux{text}"),
        id: "fra:tinqueux".into(),
        rules: "1.2".into(),
        sources: "3 voix, 2 organisations, 4 documents".into(),
        processes: (0..22).map(process).collect(),
        questions: vec![Question {
            text: format!("Jumelage : un fait daté ?{text}"),
            taken: true,
        }],
        overview: vec![format!("Rôles : passeur{text}")],
        levers: vec![format!("Réseaux : qui peut aider ?{text}")],
    }
}

/// A form with a question of many kinds, every word bearing a text.
pub(super) fn form(text: &str) -> String {
    let text = serde_json::to_string(&format!("Avant{text}après")).expect("a text is JSON");
    sheets(
        &format!(
            r#"{{"type": "text", "name": "q", "label": {text}, "hint": {text}, "guidance_hint": {text}, "constraint": "false()", "constraint_message": {text}}},
            {{"type": "select_one c", "name": "s", "label": {text}}},
            {{"type": "select_multiple c", "name": "m", "label": {text}}},
            {{"type": "begin repeat", "name": "r", "label": {text}}},
            {{"type": "text", "name": "t", "label": {text}}},
            {{"type": "end repeat"}}"#
        ),
        &format!(
            r#"{{"list_name": "c", "name": "a", "label": {text}}}, {{"list_name": "c", "name": "b", "label": "B"}}"#
        ),
    )
}

impl Bench {
    /// Hears what the driver could have told.
    pub(super) fn is_told(&mut self, news: News) -> &mut Self {
        hear(&mut self.model, &mut self.driver, vec![news]);
        self
    }
}

/// First start, home and all that lies behind it that is no interview.
pub(super) fn around(language: &str, ascii: bool, text: &str, look: Look<'_>) {
    let mut bench = Bench::new(language);
    bench.model.ui.ascii = ascii;
    look(&mut bench, "a new study");
    bench.is_told(News::Home(Box::new(home(text))));
    look(&mut bench, "home");
    bench.keys("Tab");
    look(&mut bench, "home, authorities");
    for (keys, name) in [
        ("n", "begin"),
        ("e", "send"),
        ("r", "receive"),
        ("/", "search at home"),
        (":", "palette"),
        ("F1", "help"),
    ] {
        bench.keys(keys);
        look(&mut bench, name);
        bench.hears(Event::Paste(format!("mot{text}")));
        look(&mut bench, &format!("{name}, typed"));
        bench.keys("Esc");
    }
    bench.model.notice = Some((format!("notice{text}"), crate::tui::theme::Role::Error));
    look(&mut bench, "a notice");
    bench.is_told(News::Profile(Box::new(profile(text))));
    look(&mut bench, "profile");
    for (keys, name) in [
        ("Enter", "reasons"),
        ("q", "questions"),
        ("v", "overview"),
        ("l", "levers"),
    ] {
        bench.keys(keys);
        look(&mut bench, &format!("profile, {name}"));
        bench.keys("Esc");
    }
    bench.is_told(News::Comparison(vec![format!("Zorgho{text} : présent, M2")]));
    bench.keys("c");
    look(&mut bench, "profile, comparison");
    bench.model.screens.truncate(1);
    bench.is_told(News::Rehearsal(Box::new(rehearsed(text))));
    look(&mut bench, "rehearsed merge");
    bench.keys("v");
    look(&mut bench, "rehearsed merge, details");
    bench.is_told(News::Rehearsal(Box::new(Rehearsed {
        applied: true,
        ..rehearsed(text)
    })));
    look(&mut bench, "merged");
    bench.model.screens.truncate(1);
    bench.is_told(News::Conflicts(vec![conflict(text), conflict(text)]));
    look(&mut bench, "conflicts");
    bench.model.screens.truncate(1);
    bench.is_told(News::Inbox(inbox(text)));
    look(&mut bench, "inbox");
    bench.is_told(News::Migration(Box::new(Preview {
        authority: format!("Zorgho{text}"),
        count: "12 gardées, 1 sans place".into(),
        lines: vec![format!("Population : 2000{text}"); 30],
    })));
    look(&mut bench, "another version of the form");
    bench.model.screens.pop();
    bench.is_told(News::Compared {
        about: format!("Zorgho{text} et Zorgo"),
        lines: vec![format!("1 · Population : 2000{text} / 3000")],
    });
    look(&mut bench, "two interviews");
    bench.model.window = None;
    bench.is_told(News::Examined(vec![format!("repere.db{text}")]));
    look(&mut bench, "examined");
    bench.model.window = None;
    bench.is_told(News::NoFolder);
    for page in ["language", "first start", "study", "team"] {
        look(&mut bench, page);
        bench.keys("Enter");
        // What the terminal is tried with is drawn in any mode.
        bench.model.window = None;
    }
    bench.is_told(News::Locked { wrong: true });
    look(&mut bench, "locked");
}

/// An interview: every stop, and every window over it.
pub(super) fn inside(bench: &mut Bench, text: &str, look: Look<'_>) {
    let stops: Vec<String> = bench
        .sheet()
        .lines
        .iter()
        .filter(|line| line.stop)
        .map(|line| line.name.clone())
        .collect();
    let first = stops[0].clone();
    for name in &stops {
        bench.goes_to(name);
        look(bench, name);
        bench.hears(Event::Paste(format!("mot{text}")));
        look(bench, &format!("{name}, typed"));
        bench.keys("F3");
        look(bench, &format!("{name}, full"));
        bench.keys("F3 F9");
        look(bench, &format!("{name}, respondent"));
        bench.keys("F9 F12");
        look(bench, &format!("{name}, two languages"));
        bench.keys("F12");
    }
    bench.goes_to(&first);
    for (keys, name) in [
        ("Tab", "outline"),
        ("Ctrl-G", "jump"),
        ("Alt-s", "search"),
        ("Alt-n", "note"),
        ("Ctrl-P", "palette"),
        ("F1", "help"),
    ] {
        bench.keys(keys);
        look(bench, name);
        bench.hears(Event::Paste(format!("mot{text}")));
        look(bench, &format!("{name}, typed"));
        bench.keys("Esc");
    }
    let version = Version {
        answer: format!("2007{text}"),
        who: format!("A01{text}"),
        when: "2026-02-15 14:07".into(),
        reason: format!("vue{text}"),
        value: Answer::Value(String::new()),
        beside: Vec::new(),
    };
    bench.is_told(News::History(vec![version; 30]));
    look(bench, "history");
    let note = NoteLine {
        text: format!("note{text}"),
        when: "14:07".into(),
        place: None,
    };
    bench.is_told(News::Notes(vec![note; 30]));
    look(bench, "notes");
    bench.is_told(News::Earlier(vec![
        (
            format!("par 2025{text}"),
            format!("oui{text}")
        );
        6
    ]));
    look(bench, "earlier answers");
    for purpose in [
        Purpose::Reason,
        Purpose::Speaker,
        Purpose::TenMinutes,
        Purpose::Submit,
    ] {
        bench.model.window = Some(Window::typing(purpose, format!("Pourquoi ?{text}")));
        look(bench, "a window that asks");
    }
    bench.model.window = None;
    bench.does(vec![crate::tui::effect::Effect::LoadReview]);
    look(bench, "review");
    bench.model.screens.pop();
    let read_back = |interview: &mut crate::tui::screen::interview::Interview| {
        interview.act(crate::tui::action::Action::ReadBack);
    };
    if let Screen::Interview(interview) = bench.model.screen() {
        read_back(interview);
    }
    look(bench, "read back");
    bench.keys("Esc");
    if let Some(interview) = bench.model.interview() {
        interview.not_kept(format!("disque plein{text}"));
    }
    look(bench, "not saved");
}

/// What may never reach a cell of the screen.
pub(super) fn is_harmful(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{10ffff}')
}

/// The first message id without words on a picture.
fn wordless(picture: &str) -> Option<&str> {
    const ROOMS: [&str; 17] = [
        "action",
        "battery",
        "conflict",
        "home",
        "inbox",
        "interview",
        "keys",
        "lock",
        "merge",
        "nonresponse",
        "page",
        "profile",
        "review",
        "saved",
        "state",
        "window",
        "speaker",
    ];
    picture
        .split(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'))
        .find(|word| {
            word.split_once('-')
                .is_some_and(|(room, rest)| ROOMS.contains(&room) && !rest.is_empty())
                && !ACTIONS.iter().any(|row| row.id == *word)
        })
}

/// Signs that are drawn, not written.
const DRAWN: &str = "●○◐✗↩✎⚑⇄≠▸─│↑↓⏎→•└┘┌┐├┤";

/// Holds one screen against what holds for all, at every size.
fn holds(bench: &Bench, name: &str) {
    let ascii = bench.model.ui.ascii;
    for (columns, rows) in SIZES {
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        let cursor = bench.model.draw(&mut buffer);
        let picture = crate::tui::model::text_of(&buffer);
        let at = format!("{name} at {columns}×{rows}, ascii {ascii}\n{picture}");
        assert!(
            cursor.is_none_or(|at| buffer.area.contains(at)),
            "cursor {cursor:?}: {at}"
        );
        for line in picture.lines() {
            assert!(crate::text::cells(line) <= usize::from(columns), "too wide: {at}");
            assert_eq!(line.chars().find(|c| is_harmful(*c)), None, "{line:?}: {at}");
            assert!(!ascii || !line.contains(|c| DRAWN.contains(c)), "not ASCII: {at}");
        }
        assert_eq!(wordless(&picture), None, "{at}");
    }
}

#[test]
fn every_screen_stays_within_itself() {
    for (language, ascii) in [("fr", false), ("en", true)] {
        let mut seen = Vec::new();
        let mut look = |bench: &mut Bench, name: &str| {
            seen.push(name.to_owned());
            holds(bench, name);
        };
        around(language, ascii, "", &mut look);
        let mut bench = Bench::every_kind(language);
        bench.model.ui.ascii = ascii;
        for code in ["fr", "en", "ar", "am"] {
            bench.asks_in(code);
            inside(&mut bench, "", &mut look);
        }
        let must = [
            "home",
            "profile",
            "conflicts",
            "inbox",
            "merged",
            "history",
            "review",
            "read back",
            "locked",
        ];
        for name in must {
            assert!(seen.iter().any(|seen| seen == name), "{name}");
        }
    }
}

/// What is not shown whole is announced, on the screens whose words come from elsewhere.
#[test]
fn names_that_are_long_are_cut_with_a_sign() {
    let long = " de la communauté de communes des rives de la Sissili et du Nahouri".repeat(3);
    let mut look = |bench: &mut Bench, name: &str| {
        for (columns, rows) in SIZES {
            let picture = bench.model.picture(columns, rows);
            // Every name of the tour goes on with the same words: whoever shows one begins to show them.
            let begun = picture.matches("de la comm").count() + picture.matches(" de la c").count();
            let whole = picture.contains("Nahouri");
            let signed = ["…", "↓"].iter().any(|sign| picture.contains(sign));
            assert!(
                begun == 0 || whole || signed,
                "{name} at {columns}×{rows}\n{picture}"
            );
        }
    };
    around("fr", false, &long, &mut look);
}

#[test]
fn colours_never_stand_for_a_sign() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("council").keys("! F5");
    let mut drawn = Vec::new();
    for (_, theme) in Theme::ALL {
        bench.model.ui.theme = theme;
        drawn.push(bench.picture());
    }
    assert!(
        drawn.windows(2).all(|two| two[0] == two[1]),
        "a theme changes styles alone"
    );
}
