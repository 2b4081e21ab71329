//! How long a form takes, by a stated model of reading aloud, thinking and typing.
//!
//! Nothing here was measured in the field: the model only keeps a form from growing beyond its hour unseen. Words are
//! read at 150 a minute; thinking, answering and the key take 6 seconds for a choice (its list is read when it has six
//! choices or fewer), 15 for several choices, 5 for a row of the screening, 4 for a sign, 10 for a number, 12 for a
//! date, 20 for a line and 60 for a long answer (forty words in the person's own voice). What is marked for the interviewer, the place and
//! the documents are noted outside the talk and count nothing.

use std::sync::Arc;

use repere::form::{Form, Kind};
use repere::interview::{Answer, Command, InstanceId, Interview, Place, QuestionView};

use crate::support::talk::{env, shipped};

/// Tenths of a second that one word takes when read aloud.
const WORD: usize = 4;

fn words(text: &str) -> usize {
    text.split_whitespace().count() * WORD
}

/// Tenths of a second that a question takes.
fn tenths(view: &QuestionView) -> usize {
    let shows = |token: &str| view.appearance.iter().any(|a| a == token);
    let read = words(&view.label.text);
    let list: usize = view.choices.iter().map(|choice| words(&choice.label.text)).sum();
    read + match view.kind {
        Kind::Note => 0,
        Kind::SelectOne if view.path.starts_with("/data/gb/") => 50,
        Kind::SelectOne if view.choices.len() <= 6 => 60 + list,
        Kind::SelectOne => 60,
        Kind::SelectMultiple if shows("sign-now") => view.choices.len() * 40 + list,
        // The rest of the grid is filled by the same keys.
        Kind::SelectMultiple if shows("sign-before") || shows("sign-no") => 0,
        Kind::SelectMultiple => 150,
        Kind::Text if shows("multiline") => 600,
        Kind::Text => 200,
        Kind::Integer | Kind::Decimal => 100,
        Kind::Date | Kind::Time => 120,
        _ => 0,
    }
}

/// Whether a question is put during the talk.
fn is_said(view: &QuestionView) -> bool {
    let before_or_after = ["/data/hdr/", "/data/ev[", "/data/si[", "/data/pm["];
    !view.interviewer && !before_or_after.iter().any(|part| view.path.starts_with(part))
}

/// Minutes that a form takes when every question asked is answered as `said` says.
fn minutes(id: &str, passes: &[(&str, usize)], said: &dyn Fn(&QuestionView) -> Option<String>) -> usize {
    let form: Arc<Form> = shipped(id);
    let env = env();
    let mut interview = Interview::new(form, &env);
    let mut total = 0;
    let mut next = interview.first();
    while let Some(place) = next {
        let view = interview.view(&place).expect("a question in view");
        if is_said(&view) {
            total += tenths(&view);
        }
        if view.kind != Kind::Note {
            set(
                &mut interview,
                &place,
                said(&view).unwrap_or_else(|| plain(&view)),
            );
        }
        for (repeat, count) in passes {
            grow(&mut interview, repeat, *count);
        }
        next = interview.next(&place);
    }
    total.div_ceil(600)
}

fn set(interview: &mut Interview, place: &Place, value: String) {
    let command = Command::Set {
        place: place.clone(),
        answer: Answer::Value(value),
    };
    let staged = interview.stage(command, &env()).expect("an answer is taken");
    interview.keep(staged);
}

/// Opens passes of a repeat until it has as many as wanted, once it may have them.
fn grow(interview: &mut Interview, repeat: &str, count: usize) {
    let Ok(whole) = interview.find(&format!("/data/{repeat}")) else {
        return;
    };
    while interview.can_add(&whole) && interview.instances(&whole).len() < count {
        let id = InstanceId::Added(format!("TEST.{}", interview.instances(&whole).len()));
        let staged = interview.stage(
            Command::AddInstance {
                repeat: whole.clone(),
                id,
            },
            &env(),
        );
        interview.keep(staged.expect("an instance is added"));
    }
}

/// The plainest answer that opens what follows.
fn plain(view: &QuestionView) -> String {
    let first = || {
        view.choices
            .first()
            .map(|choice| choice.value.clone())
            .unwrap_or_default()
    };
    match view.kind {
        Kind::SelectOne | Kind::SelectMultiple => first(),
        Kind::Integer | Kind::Decimal => "3".to_owned(),
        Kind::Date => "2026-02-01".to_owned(),
        Kind::Time => "10:30:00.000Z".to_owned(),
        _ => "XOF".to_owned(),
    }
}

#[test]
fn core_takes_an_hour_with_five_links_in_full() {
    // Nine links found: five followed in full, four by the light block.
    let found = [
        "coop", "twin", "aidp", "migr", "priv", "know", "cult", "civs", "agen",
    ];
    let said = |view: &QuestionView| {
        if let Some(row) = view.name.strip_prefix("s_") {
            return Some(if found.contains(&row) { "cur" } else { "no" }.to_owned());
        }
        match view.name.as_str() {
            "gc0" => Some("COOP AIDP MIGR PRIV CIVS".to_owned()),
            "gc1" => Some(String::new()),
            "h_mode" => Some("face".to_owned()),
            _ => None,
        }
    };
    let minutes = minutes("core", &[], &said);
    eprintln!("core: {minutes} minutes");
    assert!(minutes <= 60, "{minutes} minutes");
}

#[test]
fn every_other_form_keeps_within_its_time() {
    let plain_talk = |view: &QuestionView| (view.name == "h_mode").then(|| "face".to_owned());
    for (id, passes, most) in [
        ("scr", &[][..], 15),
        ("act", &[("ac", 6)], 60),
        ("eco", &[("rt", 4)], 60),
        ("par", &[("at", 3), ("cr", 1)], 60),
        ("ele", &[("ps", 3)], 45),
        ("inn", &[], 40),
        ("trn", &[], 40),
        ("mis", &[("is", 3), ("tn", 2)], 60),
        ("app", &[], 20),
        ("cit", &[], 8),
    ] {
        let minutes = minutes(id, passes, &plain_talk);
        eprintln!("{id}: {minutes} minutes");
        assert!(minutes <= most, "{id}: {minutes} minutes, {most} at most");
    }
}
