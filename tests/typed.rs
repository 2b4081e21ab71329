//! The core questionnaire typed at a real terminal, key by key, and line by line into a pipe, against the same answers
//! given by a script: one list of answers, three ways in, one content.

use serde_json::{Value, json};

use crate::support::Laptop;

/// One step: what the screen must show, what is typed then, and what the script says instead.
///
/// A value that begins with `!` is a non-answer; an empty path is something to read.
pub type Step = (&'static str, &'static str, &'static str, &'static str);

/// Midnight shall not fall between the two.
const NOON: &[&str] = &["--now", "2026-02-15T12:00:00"];
const NEXT: &str = "\r";
/// Ctrl-G, the question's name, Enter: the jump by typing.
macro_rules! jump {
    ($name:literal) => {
        concat!("\x07", $name, "\r")
    };
}

/// The first half of the interview, in the order in which it is asked.
pub const ASKED: &[Step] = &[
    ("Mode of collection", "1\r", "h_mode", "face"),
    ("Interview language", NEXT, "", ""),
    ("Country", NEXT, "", ""),
    ("Type of authority", "3\r", "h_latype", "mun"),
    ("Name of the authority", NEXT, "", ""),
    ("Population, number", "4\r", "h_pop", "p4"),
    ("Status of the executive", "1\r", "h_exec", "elec"),
    ("My name is", NEXT, "", ""),
    ("Do you agree to answer", "1\r", "c_ok", "full"),
    ("May we quote your words", "2\r", "c_quote", "no"),
    ("May the authority be named", "1\r", "c_name", "name"),
    ("May we contact you again", "2\r", "c_again", "no"),
    ("What is your pos", "1\r", "h_role", "exec"),
    (
        "In which unit",
        "Secrétariat général\r",
        "h_unit",
        "Secrétariat général",
    ),
    // Don’t know, refused, not applicable, not asked: F5 to F8, as a terminal sends them.
    ("how many years", "\x1b[15~", "h_years", "!dont_know"),
    ("the status of your authority", "2\r", "a_kind", "bfa_cur"),
    ("a written document", "1\r", "a_strat", "yes"),
    ("Does a member of the", "2\r", "a_port", "shar"),
    ("Which staff deal with it", "1\r", "a_serv", "dept"),
    ("full-time equivalents", "\x1b[17~", "a_fte", "!refused"),
    ("a line for international", "1\r", "a_bud", "line"),
    ("latest known yearly amount", "12\x7f25000\r", "a_bud_n", "125000"),
    ("This amount is given", "1\r", "a_bud_u", "one"),
    ("In which currency", "\x1b[19~", "a_bud_c", "!not_asked"),
    ("Which year is it for", "2025\r", "a_bud_y", "2025"),
    (
        "what steps do you follow",
        "Council, then ministry\x1bOQ",
        "a_law",
        "Council, then ministry",
    ),
    ("Steps mentioned", NEXT, "", ""),
    ("an inventory of the", "\x1b[18~", "a_map", "!not_applicable"),
    ("▸○ … a cooperation with an", "y", "s_coop", "cur"),
    ("▸○ … a twinning", "e", "s_twin", "past"),
    ("▸○ … membership in an", "n", "s_netw", "no"),
    ("▸○ … programmes of donors", "?", "s_aidp", "!dont_know"),
];

/// Jumps: a follow-up that the screening has opened, a repeat, the end.
const JUMPED: &[Step] = &[
    ("▸○ …", jump!("pr_ind"), "", ""),
    ("exist today", "man\x1b[6~", "", ""),
    (
        "give an example",
        "Convention of 2007\r",
        "/data/pr[1]/pf/pr_ex",
        "Convention of 2007",
    ),
    ("What is its state", jump!("ev_title"), "", ""),
    (
        "Title of the document",
        "Convention\r",
        "/data/ev[1]/ev_title",
        "Convention",
    ),
    ("What kind of document", "2\r", "/data/ev[1]/ev_type", "conv"),
    (
        "Date of the document",
        "03/05/2007\r",
        "/data/ev[1]/ev_date",
        "2007-05-03",
    ),
    ("What did I see of it", jump!("x_res"), "", ""),
    ("Interview outcome", "2\r", "x_res", "r2"),
];

/// What no script can say: what the screen must show, what is typed then, and the same in line mode.
const BESIDES: &[(&str, &str, &[&str])] = &[
    ("knowledge of the", "n", &[]),
    ("Note (", "he hesitates\r", &[":note he hesitates"]),
    ("✎ he hesitates", "f", &[":f"]),
    ("Connaissance du sujet", "f", &[":f"]),
    // Two more documents, of which the one in the middle goes again.
    ("knowledge of the", "\x0f", &[":d"]),
    ("Title of the document", "Minutes\r", &["Minutes"]),
    ("What kind of document", "\x0f", &[":d"]),
    ("Title of the document", "Plaque\r", &["Plaque"]),
    ("What kind of document", jump!("ev"), &[":g ev"]),
    ("Minutes", "\x1b[B-", &["-2"]),
    ("Remove \"Minutes\"", "\r", &["yes"]),
    ("Removed", jump!("x_know"), &[":g x_know"]),
    ("knowledge of the", "1\r", &["1"]),
];

/// What is typed in line mode where the screen takes these keys.
fn lines(keys: &str) -> Vec<String> {
    let one = |line: &str| vec![line.to_owned()];
    if let Some(name) = keys.strip_prefix('\x07') {
        return one(&format!(":g {}", name.trim_end()));
    }
    if let Some(signs) = keys.strip_suffix("\x1b[6~") {
        let each = signs.chars().map(|sign| sign.to_string());
        return each.chain([":s".to_owned()]).collect();
    }
    if let Some(long) = keys.strip_suffix("\x1bOQ") {
        return vec![long.to_owned(), ".".to_owned()];
    }
    match keys {
        "\x1b[15~" => return one(":ns"),
        "\x1b[17~" => return one(":ref"),
        "\x1b[18~" => return one(":so"),
        "\x1b[19~" => return one(":np"),
        _ => {}
    }
    let mut line = String::new();
    for c in keys.trim_end_matches('\r').chars() {
        if c == '\x7f' {
            line.pop();
        } else {
            line.push(c);
        }
    }
    vec![line]
}

fn steps() -> impl Iterator<Item = &'static Step> {
    ASKED.iter().chain(JUMPED)
}

fn script() -> String {
    let mut ops: Vec<Value> = Vec::new();
    for (_, _, path, value) in steps() {
        match value.strip_prefix('!') {
            _ if path.is_empty() => {}
            Some(kind) => ops.push(json!({"op": "set", "path": path, "nonresponse": kind})),
            None => ops.push(json!({"op": "set", "path": path, "value": value})),
        }
    }
    for (path, value) in [("pr_ind", "COOP1"), ("pr_bef", "COOP2"), ("pr_not", "COOP3")] {
        ops.push(json!({"op": "set", "path": format!("/data/pr[1]/pf/{path}"), "value": value}));
    }
    Value::from(ops).to_string()
}

/// What stands beside the outline, its rows joined: a question may be broken anywhere.
pub fn card(screen: &str) -> String {
    let rows = screen
        .lines()
        .map(|row| row.split_once("│ ").map_or(row, |(_, card)| card));
    rows.map(str::trim).collect::<Vec<_>>().join(" ")
}

/// What stands at every path, and the state of the interview.
#[track_caller]
fn standing(laptop: &Laptop) -> Vec<String> {
    let shown = laptop.shows("1");
    let answers = shown["answers"].as_array().expect("a list of answers");
    let mut lines: Vec<String> = answers
        .iter()
        .map(|a| {
            assert_eq!(a["conflict"], false, "one head: {a}");
            format!("{} = {} {}", a["path"], a["value"], a["nonresponse"])
        })
        .collect();
    lines.push(format!(
        "{} {} {}",
        shown["form"], shown["authority"], shown["state"]
    ));
    lines
}

/// The interview typed at a terminal, and submitted; all that is left beside `besides` is what a script can say.
fn on_screen(besides: bool) -> Laptop {
    let laptop = Laptop::of("T1", "A01");
    let mut terminal = laptop.opens_with(NOON, (80, 24));
    terminal.shows("No interview yet");
    terminal.types("n").shows("▸ Questionnaire");
    terminal.types("\r").shows("▸ Country");
    terminal.types("burk\r").shows("▸ Authority");
    terminal.types("Zorgho\r").shows("▸ Informant");
    terminal.types("R1\r");
    for (asked, keys, ..) in steps() {
        terminal.until(asked, |screen| card(screen).contains(asked));
        terminal.types(keys);
    }
    for (asked, keys, _) in BESIDES.iter().filter(|_| besides) {
        terminal.until(asked, |screen| card(screen).contains(asked));
        terminal.types(keys);
    }
    terminal.until("the end", |screen| {
        let card = card(screen);
        card.contains(if besides {
            "Were others present"
        } else {
            "knowledge of the"
        })
    });
    // The review leads to what is open; submitting asks once.
    terminal.types("r").shows("Review");
    terminal.types("s").shows("Submit all the same?");
    terminal.types("\r").shows("submitted");
    terminal.types("\x03");
    assert_eq!(terminal.ends(), 0);
    laptop
}

/// The same in line mode, through a pipe.
fn in_lines() -> Laptop {
    let laptop = Laptop::of("T1", "A01");
    let mut said: Vec<String> = ["n", "", "burk", "Zorgho", "R1"].map(str::to_owned).to_vec();
    said.extend(steps().flat_map(|(_, keys, ..)| lines(keys)));
    let besides = BESIDES.iter().flat_map(|(.., lines)| lines.iter());
    said.extend(
        besides
            .chain(&[":relire", ":submit", "yes"])
            .map(|line| (*line).to_owned()),
    );
    let transcript = laptop
        .talks_with(NOON, &format!("{}\n", said.join("\n")))
        .succeeds();
    assert!(transcript.contains("submitted"), "{transcript}");
    laptop
}

#[test]
fn a_person_at_the_screen_and_one_in_line_mode_leave_the_same_content() {
    let (screen, plain) = (on_screen(true), in_lines());

    assert_eq!(standing(&plain), standing(&screen));
    // As a person reads it, notes included; what was removed is named by its device.
    let read = |laptop: &Laptop| -> Vec<String> {
        let shown = laptop.run(&["interview", "show", "1"]).succeeds();
        let lines = shown.lines().filter(|line| !line.contains("Minutes"));
        lines.map(str::to_owned).collect()
    };
    assert_eq!(read(&plain), read(&screen));
    assert!(
        read(&screen).contains(&"✎ he hesitates".to_owned()),
        "{:?}",
        read(&screen)
    );
}

#[test]
fn a_script_and_a_person_leave_the_same_answers() {
    let (typed, scripted) = (on_screen(false), Laptop::of("T1", "A01"));

    let words = [
        "interview",
        "fill",
        "core",
        "--script",
        &scripted.file("s.json", &script()),
        "--authority",
        "Zorgho",
        "--country",
        "bfa",
        "--informant",
        "R1",
        "--submit",
    ];
    scripted.run(&[NOON, &words].concat()).succeeds();

    assert_eq!(standing(&typed), standing(&scripted));
    assert!(standing(&typed).len() > 35);
}
