//! `kill -9` while somebody types at a real terminal: what the screen called saved is there, and one goes on where one was.

use std::collections::BTreeMap;

use serde_json::json;

use crate::support::{Laptop, Terminal, respondent::Chance};

const QUESTIONS: usize = 10;

/// How many kills: a few, or as many as `REPERE_PTY_KILLS` says.
fn kills() -> u64 {
    std::env::var("REPERE_PTY_KILLS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(8)
}

/// An interview of ten short texts, begun by a command.
fn begun() -> Laptop {
    let laptop = Laptop::of("T1", "A01");
    let rows: Vec<_> = (0..QUESTIONS)
        .map(|n| json!({"type": "text", "name": format!("q{n}"), "label": format!("Question {n}?")}))
        .collect();
    let form = json!({"survey": rows, "settings": [{"form_id": "ten", "form_title": "Ten", "version": "1"}]});
    let form = laptop.file("ten.json", &form.to_string());
    let words = [
        "interview",
        "new",
        &form,
        "--authority",
        "Zorgho",
        "--country",
        "bfa",
    ];
    laptop.run(&words).succeeds();
    laptop
}

/// The answers in the folder, by the number of their question.
#[track_caller]
fn standing(laptop: &Laptop) -> BTreeMap<usize, String> {
    let shown = laptop.run(&["interview", "show", "1", "--format", "json"]).json();
    let answers = shown["answers"].as_array().expect("a list of answers").iter();
    answers
        .map(|a| {
            let path = a["path"].as_str().expect("a path");
            let number = path.trim_start_matches("/ten/q").trim_start_matches("/data/q");
            let value = a["value"].as_str().expect("a value");
            (number.parse().expect("a question's number"), value.to_owned())
        })
        .collect()
}

/// The question that stands on the screen.
#[track_caller]
fn at(terminal: &mut Terminal) -> usize {
    let here = |screen: &str| (0..QUESTIONS).find(|n| screen.contains(&format!("│ Question {n}?")));
    let screen = terminal.until("a question", |screen| here(screen).is_some());
    here(&screen).expect("just seen")
}

#[test]
fn what_the_screen_called_saved_survives_kill_9_and_one_goes_on_where_one_was() {
    let laptop = begun();
    let mut chance = Chance::new(20_260_211);
    let mut saved: BTreeMap<usize, String> = BTreeMap::new();
    let mut resumed_at: Option<[usize; 2]> = None;
    for round in 0..kills() {
        let mut terminal = laptop.opens();
        if resumed_at.is_none() {
            terminal.shows("To do (1)");
            terminal.types("\r");
        }
        let mut here = at(&mut terminal);
        if let Some(expected) = resumed_at {
            assert!(
                expected.contains(&here),
                "round {round}: resumed at {here}, not in {expected:?}"
            );
        }
        // Some answers that are waited for: the next question stands there only after the commit.
        for turn in 0..chance.below(4) {
            let value = format!("r{round} t{turn}");
            if here + 1 == QUESTIONS {
                terminal.types("\x07q0\r").shows("│ Question 0?");
                here = 0;
            }
            terminal.types(&format!("\x15{value}\r"));
            terminal.shows(&format!("│ Question {}?", here + 1));
            saved.insert(here, value);
            here += 1;
        }
        // And one that is killed at any key, or in the middle of its commit.
        let value = format!("r{round} last");
        let keys = format!("\x15{value}\r");
        let typed = 1 + chance.below(keys.len());
        terminal.types(&keys[..typed]);
        for _ in 0..chance.below(3_000_000) {
            std::hint::spin_loop();
        }
        terminal.kills();

        let found = standing(&laptop);
        for (question, answer) in &saved {
            let stands = &found[question];
            assert!(
                stands == answer || (*question == here && *stands == value && typed == keys.len()),
                "round {round}: question {question} was saved as {answer:?}, found {stands:?}"
            );
        }
        if let Some(stands) = found.get(&here) {
            saved.insert(here, stands.clone());
        }
        resumed_at = Some([here, (here + 1).min(QUESTIONS - 1)]);
    }
    laptop.run(&["check"]).succeeds();
}
