//! The path of `docs/exchange.md` at the keyboard: a stick goes from the field to two coordinators and back, until what was
//! said may be removed where it was written.

use std::path::{Path, PathBuf};

use crate::support::{Laptop, Terminal};

/// A study with two coordinators and an interviewer whom neither has met; the keys are made by command.
struct Study {
    first: Laptop,
    second: Laptop,
    field: Laptop,
    stick: tempfile::TempDir,
}

impl Study {
    fn founded() -> Self {
        let study = Self {
            first: Laptop::of("C", "C01"),
            second: Laptop::new(),
            field: Laptop::new(),
            stick: tempfile::tempdir().expect("a stick"),
        };
        let at = |name: &str| study.folder("keys").join(name).display().to_string();
        let (paper, invitation, card) = (at("paper"), at("invitation"), at("card"));
        study
            .first
            .run(&["keys", "study", "--recovery", &paper])
            .succeeds();
        let join = |laptop: &Laptop, team: &str, person: &str| {
            study.first.run(&["keys", "invite", "-o", &invitation]).succeeds();
            let words = ["init", "--invite", &invitation, "--no-passphrase", "--team", team];
            laptop
                .run(&[&words[..], &["--person", person]].concat())
                .succeeds();
        };
        join(&study.second, "C", "C02");
        study.second.run(&["keys", "card", "-o", &card]).succeeds();
        study
            .first
            .run(&["keys", "add", &card, "--role", "country"])
            .succeeds();
        join(&study.field, "T1", "A01");
        // Of her own role the second coordinator hears by the invitation written after it.
        study.second.run(&["keys", "bind", &invitation]).succeeds();
        study
    }

    /// A folder on the stick, made where it is not there.
    fn folder(&self, name: &str) -> PathBuf {
        let folder = self.stick.path().join(name);
        std::fs::create_dir_all(&folder).expect("a folder on the stick");
        folder
    }
}

/// At home: sends into a folder; a coordinator says to whom.
fn sends(screen: &mut Terminal, folder: &Path, to: Option<&str>) {
    screen.types("e");
    screen.shows("A bundle holds everything");
    screen.types(&format!("\x01\x0b{}\r", folder.display()));
    if let Some(to) = to {
        let shown = screen.until("to whom", |text| text.contains("For whom") && text.contains(to));
        let place = |who: &str| shown.lines().position(|line| line.contains(who));
        let others = ["C01, C", "C02, C", "A01, T1"]
            .iter()
            .filter_map(|who| place(who));
        let before = others.filter(|row| Some(*row) < place(to)).count();
        screen.types(&format!("{}", before + 1));
    }
    screen.until("that it is written", |text| {
        text.contains("Written") && text.contains("sealed")
    });
}

/// At home: receives what lies in a folder, and takes the word of whom it meets.
fn receives(screen: &mut Terminal, folder: &Path, stranger: Option<&str>) {
    screen.types("r");
    screen.shows("Which bundles");
    screen.types(&format!("{}\r", folder.display()));
    screen.shows("nothing is written yet");
    match stranger {
        Some(who) => {
            screen.shows(&format!("{who} is not known here yet"));
            screen.types("a");
        }
        None => {
            screen.types("\r");
        }
    }
    screen.shows("undo the merge");
    screen.types("\r");
    // What was never opened here is not counted, and no count stands there as if it were.
    let home = screen.shows("Authorities");
    assert!(!home.contains("0/0"), "{home}");
}

#[test]
fn a_stick_goes_to_two_coordinators_and_back_until_the_field_may_clear_its_laptop() {
    let study = Study::founded();
    let words = [
        "interview",
        "new",
        "cit",
        "--authority",
        "Kaya",
        "--country",
        "bfa",
    ];
    study.field.run(&words).succeeds();
    let (there, back) = (study.folder("there"), study.folder("back"));

    let mut field = study.field.opens();
    field.shows("Kaya");
    if !field.screen().contains("Authorities") {
        field.types("\x1b");
        field.shows("Authorities");
    }
    sends(&mut field, &there, None);
    field.shows(", sent");

    let told = [(&study.first, ", arrived"), (&study.second, "confirmed twice")];
    for (number, (laptop, state)) in told.into_iter().enumerate() {
        let mut desk = laptop.opens();
        desk.shows("No interview yet");
        receives(&mut desk, &there, Some("A01, team T1,"));
        desk.shows("Kaya");
        let back = back.join(number.to_string());
        std::fs::create_dir(&back).expect("a folder on the stick");
        sends(&mut desk, &back, Some("A01, T1"));
        desk.types("\x03");
        assert_eq!(desk.ends(), 0);

        receives(&mut field, &back, None);
        field.shows(state);
    }
    field.types("\x03");
    assert_eq!(field.ends(), 0);
    let said = study.field.run(&["bundle", "receipts"]).succeeds();
    assert!(said.contains("confirmed twice: may be removed here"), "{said}");
}
