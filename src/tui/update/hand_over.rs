//! What goes to whom: the windows of a hand-over and what they lead to.

use super::open;
use crate::interview::Place;
use crate::log::GROUP;
use crate::session::is_person_code;
use crate::text::clean::name;
use crate::text::fold::fold;
use crate::tui::effect::Effect;
use crate::tui::model::{Model, Screen};
use crate::tui::sheet::{LineKind, Passed, Sheet};
use crate::tui::ui::Ui;
use crate::tui::window::{Line, Purpose, Target, Window};

/// The lines of the window for what is typed.
pub(super) fn lines(model: &Model, typed: &str) -> Vec<Line> {
    let Some(sheet) = model.screens.iter().rev().find_map(|screen| match screen {
        Screen::Interview(interview) => Some(&interview.sheet),
        _ => None,
    }) else {
        return Vec::new();
    };
    match model.window.as_ref().map(|window| &window.purpose) {
        Some(Purpose::HandOver { .. }) => groups(sheet, &model.ui, typed),
        Some(Purpose::HandOverTo { people, .. }) => takers(sheet, &model.ui, people, typed),
        _ => Vec::new(),
    }
}

/// What was handed over first, to be taken or given back; then the group where one stands, the whole, the others.
fn groups(sheet: &Sheet, ui: &Ui, typed: &str) -> Vec<Line> {
    let line = |id: &str, label: &str, right: String, target| Line {
        text: ui.with(id, &[("group", label.to_owned().into())]),
        right,
        target,
    };
    let mut all = Vec::new();
    for passed in &sheet.passed {
        let Passed { group, label, .. } = passed;
        if !passed.here {
            let with = ui.with("hand-over-with", &[("who", name(&passed.to).into_owned().into())]);
            all.push(line(
                "hand-over-take-back",
                label,
                with,
                Target::TakeBack(group.clone()),
            ));
        } else if !passed.informant.is_empty() {
            let who = name(&passed.informant).into_owned();
            let with = ui.with("hand-over-answers", &[("who", who.into())]);
            all.push(line(
                "hand-over-take-back",
                label,
                with,
                Target::TakeBack(group.clone()),
            ));
        } else if passed.from != passed.to && !passed.from.is_empty() {
            let from = name(&passed.from).into_owned();
            let target = Target::GiveBack(group.clone(), passed.from.clone());
            let with = ui.with("hand-over-from", &[("who", from.into())]);
            all.push(line("hand-over-give-back", label, with, target));
        }
    }
    let tops: Vec<usize> = (0..sheet.lines.len())
        .filter(|at| sheet.lines[*at].depth == 0 && sheet.lines[*at].kind != LineKind::Question)
        .collect();
    let here = tops.iter().rev().find(|at| **at <= sheet.here).copied();
    let group = |at: usize| {
        let top = &sheet.lines[at];
        line(
            "hand-over-group",
            &top.label,
            String::new(),
            Target::Group(Some(top.place.clone())),
        )
    };
    all.extend(here.map(group));
    let whole = ui.say("hand-over-whole");
    all.push(line(
        "hand-over-group",
        &whole,
        String::new(),
        Target::Group(None),
    ));
    all.extend(tops.iter().filter(|at| Some(**at) != here).map(|at| group(*at)));
    all.retain(|line| fold(&line.text).contains(&fold(typed.trim())));
    all
}

/// Colleagues, then informants who could answer there, then a code that is new.
fn takers(sheet: &Sheet, ui: &Ui, people: &[String], typed: &str) -> Vec<Line> {
    let typed = typed.trim();
    let line = |text: String, id: &str, target| Line {
        text,
        right: ui.say(id),
        target,
    };
    let colleague = |code: &String| {
        let target = Target::Person(code.clone());
        line(name(code).into_owned(), "hand-over-colleague", target)
    };
    let mut all: Vec<Line> = people.iter().map(colleague).collect();
    let others = sheet
        .informants
        .iter()
        .filter(|one| !one.main && one.code != GROUP);
    all.extend(others.map(|one| {
        let target = Target::Speaker(one.code.clone());
        line(name(&one.code).into_owned(), "hand-over-informant", target)
    }));
    all.retain(|line| fold(&line.text).contains(&fold(typed)));
    if is_person_code(typed) && all.iter().all(|line| fold(&line.text) != fold(typed)) {
        let target = Target::Person(typed.to_owned());
        all.push(line(typed.to_owned(), "hand-over-new", target));
    }
    all
}

/// A group was chosen: to whom it goes is asked, or it comes back.
pub(super) fn chosen(model: &mut Model, target: Option<Target>, people: Vec<String>) -> Vec<Effect> {
    match target {
        Some(Target::TakeBack(group)) => vec![Effect::TakeBack { group }],
        Some(Target::GiveBack(group, to)) => vec![Effect::SuggestHandOver { group, to }],
        Some(Target::Group(group)) => {
            let window = Window::typing(Purpose::HandOverTo { group, people }, String::new());
            open(model, window, "window-hand-over-to")
        }
        _ => Vec::new(),
    }
}

/// It was said who takes it.
pub(super) fn given(target: Option<Target>, group: Option<Place>) -> Vec<Effect> {
    match target {
        Some(Target::Person(to)) => vec![Effect::SuggestHandOver { group, to }],
        Some(Target::Speaker(informant)) => vec![Effect::HandOver {
            group,
            to: String::new(),
            informant,
            file: String::new(),
        }],
        _ => Vec::new(),
    }
}
