//! A field-list on the real binary: a page typed at a terminal, killed and opened again, and the same in line mode.

use std::io::Write as _;
use std::process::Stdio;

use serde_json::Value;

use crate::support::Laptop;
use crate::typed::card;

const FORM: &str = r#"{
  "survey": [
    {"type": "begin group", "name": "pair", "label": "The partnership", "appearance": "field-list"},
    {"type": "text", "name": "who", "label": "With which authority?"},
    {"type": "select_one yn", "name": "paper", "label": "Is there an agreement?"},
    {"type": "text", "name": "title", "label": "What is it called?", "relevant": "${paper} = 'yes'"},
    {"type": "integer", "name": "year", "label": "Since which year?"},
    {"type": "end group"},
    {"type": "text", "name": "after", "label": "What comes after?"}
  ],
  "choices": [
    {"list_name": "yn", "name": "yes", "label": "Yes"},
    {"list_name": "yn", "name": "no", "label": "No"}
  ],
  "settings": [{"form_id": "t", "version": "1"}]
}"#;

/// An interview on the form, begun by a command.
fn begun() -> Laptop {
    let laptop = Laptop::of("T1", "A01");
    let form = laptop.file("form.json", FORM);
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

fn standing(laptop: &Laptop) -> Vec<(String, Value, Value)> {
    let shown = laptop.shows("1");
    let answers = shown["answers"].as_array().expect("a list of answers").iter();
    let one = |a: &Value| {
        let path = a["path"].as_str().expect("a path").to_owned();
        (path, a["value"].clone(), a["nonresponse"].clone())
    };
    answers.map(one).collect()
}

#[test]
fn a_page_is_typed_killed_opened_again_at_its_question_and_the_same_line_by_line() {
    let laptop = begun();
    let mut terminal = laptop.opens();
    terminal.shows("To do (1)");
    let page = terminal.types("\r").shows("With which authority?");
    assert!(page.contains("Since which year?"), "one page:\n{page}");
    assert!(!page.contains("What is it called?"), "not relevant yet:\n{page}");
    terminal.types("Tiznit\r").shows("Tiznit");
    terminal.types("1\r").shows("What is it called?");
    // The answer before is on the screen, the one that has the focus is where the next letters go.
    let page = terminal.types("Pact of 2007\r").shows("Pact of 2007");
    assert!(card(&page).contains("With which authority?"), "{page}");
    terminal.until("the year in front", |screen| {
        card(screen).contains("▸ Since which year?")
    });
    terminal.kills();

    let mut terminal = laptop.opens();
    terminal.until("the same question", |screen| {
        card(screen).contains("▸ Since which year?") && screen.contains("Pact of 2007")
    });
    terminal.types("2007\r").shows("What comes after?");
    terminal.types("\x03");
    assert_eq!(terminal.ends(), 0);

    let other = begun();
    let mut child = other
        .command()
        .args(["--plain"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let lines = "1\nTiznit\n1\nPact of 2007\n2007\n:quit\n";
    child
        .stdin
        .take()
        .expect("a pipe")
        .write_all(lines.as_bytes())
        .expect("it reads");
    let said = child.wait_with_output().expect("it ends").stdout;
    let said = String::from_utf8_lossy(&said);
    assert_eq!(
        said.matches("The partnership").count(),
        1,
        "its words are said once:\n{said}"
    );
    assert_eq!(standing(&laptop), standing(&other), "{said}");
    assert_eq!(standing(&laptop).len(), 4, "{said}");
}
