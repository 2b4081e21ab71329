//! `kill -9` while somebody types the core questionnaire at a real terminal: what the screen called saved is there, and
//! one goes on where one was.

use std::collections::BTreeMap;

use crate::support::{Laptop, respondent::Chance};
use crate::typed::{ASKED, card};

/// The rounds in which somebody types steps of the form and is killed: 50, or as many as `REPERE_PTY_KILLS` says.
fn kills() -> u64 {
    std::env::var("REPERE_PTY_KILLS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(50)
}

/// The core questionnaire, begun by a command.
fn begun() -> Laptop {
    let laptop = Laptop::of("T1", "A01");
    laptop.begins_core();
    laptop
}

/// The answers and non-answers in the folder, by path, as the steps write them.
#[track_caller]
fn standing(laptop: &Laptop) -> BTreeMap<String, String> {
    let shown = laptop.shows("1");
    let answers = shown["answers"].as_array().expect("a list of answers").iter();
    answers
        .map(|a| {
            let path = a["path"].as_str().expect("a path");
            let said = match a["nonresponse"].as_str() {
                Some(kind) => format!("!{kind}"),
                None => a["value"].as_str().expect("a value").to_owned(),
            };
            (path.rsplit('/').next().unwrap_or(path).to_owned(), said)
        })
        .collect()
}

/// Whether a step's question stands on the screen.
fn asks(screen: &str, step: usize) -> bool {
    ASKED
        .get(step)
        .is_some_and(|(asked, ..)| card(screen).contains(asked))
}

/// What a person types who comes back to a question that was left in the middle: the journal has brought back what was
/// ticked, which the same key would untick, and what was written, to which the same letters would be added.
fn taken_up(screen: &str, keys: &str) -> String {
    const ERASED: usize = 40;
    if screen.contains("[x]") {
        "\r".to_owned()
    } else if !keys.starts_with('\x1b') && keys.chars().count() > 2 {
        "\x7f".repeat(ERASED) + keys
    } else {
        keys.to_owned()
    }
}

/// Kills round after round until the form's steps are typed; how many kills that took, at most `most`.
fn type_and_kill(chance: &mut Chance, most: u64) -> u64 {
    let laptop = begun();
    let mut here = 0;
    let mut kills = 0;
    while kills < most && here + 5 < ASKED.len() {
        let mut terminal = laptop.opens();
        if kills == 0 {
            terminal.shows("To do (1)");
            terminal.types("\r").shows("Study code");
            terminal.types("\x07h_mode\r");
        }
        // At the question where one was, or behind it where the answer in flight was saved.
        let screen = terminal.until(ASKED[here].0, |screen| {
            asks(screen, here) || asks(screen, here + 1)
        });
        here += usize::from(!asks(&screen, here));
        let mut next = taken_up(&screen, ASKED[here].1);
        for _ in 0..chance.below(4) {
            terminal.types(&next);
            terminal.until(ASKED[here + 1].0, |screen| asks(screen, here + 1));
            here += 1;
            ASKED[here].1.clone_into(&mut next);
        }
        // And one that is killed at any key, or in the middle of its commit.
        let keys = next.as_str();
        let typed = keys.char_indices().nth(chance.below(keys.chars().count()) + 1);
        let typed = typed.map_or(keys, |(at, _)| &keys[..at]);
        // Half the sequence of a function key is another key: Escape.
        terminal.types(if typed.contains('\x1b') { keys } else { typed });
        for _ in 0..chance.below(3_000_000) {
            std::hint::spin_loop();
        }
        terminal.kills();
        kills += 1;
        holds(&laptop, here, kills, &screen);
    }
    laptop.run(&["check"]).succeeds();
    kills
}

/// Every step before `here` was saved; the folder says the same of it.
#[track_caller]
fn holds(laptop: &Laptop, here: usize, kill: u64, reopened: &str) {
    let found = standing(laptop);
    for (_, _, path, value) in ASKED[..here].iter().filter(|step| !step.2.is_empty()) {
        assert_eq!(
            found.get(*path).map(String::as_str),
            Some(*value),
            "kill {kill}: {path} was saved; {found:?}; it had opened on\n{reopened}"
        );
    }
}

#[test]
fn what_the_screen_called_saved_survives_kill_9_and_one_goes_on_where_one_was() {
    let mut chance = Chance::new(20_260_211);
    let mut left = kills();
    while left > 0 {
        left -= type_and_kill(&mut chance, left);
    }
}

/// What is typed is kept within a second: once the screen says so, a kill takes nothing of it, nor the cursor's place.
#[test]
fn text_that_is_no_answer_yet_is_there_again_after_a_kill() {
    let laptop = begun();
    let mut terminal = laptop.opens();
    terminal.shows("To do (1)");
    terminal.types("\r").shows("Study code");
    terminal.types("\x07h_mode\r");
    for (asked, keys, ..) in ASKED.iter().take_while(|step| step.2 != "a_law") {
        terminal.until(asked, |screen| card(screen).contains(asked));
        terminal.types(keys);
    }
    terminal.until("the long text", |screen| {
        card(screen).contains("what steps do you follow")
    });
    let began = std::time::Instant::now();
    terminal.types("Council, then ministry\x1b[D\x1b[D");
    terminal.shows("draft kept");
    let took = began.elapsed();
    terminal.kills();
    assert!(!standing(&laptop).contains_key("a_law"), "typed is not answered");

    let mut terminal = laptop.opens();
    terminal.shows("Council, then ministry");
    // The cursor stands before the last two letters.
    terminal.types("X").shows("Council, then ministXry");
    drop(terminal);
    eprintln!("kept {} ms after the first key", took.as_millis());
}
