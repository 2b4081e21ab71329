//! The whole core questionnaire in French at a real terminal of 80 columns and 24 rows, with everything that happens in
//! an hour: slips, jumps, notes, another language, non-answers, a paste, a document withdrawn, a smaller window, a stop.

use serde_json::Value;

use crate::support::{Laptop, Terminal};

/// What the screen must show, and what is typed then.
type Step = (&'static str, &'static str);

/// Midnight shall not fall in the middle.
const NOON: &[&str] = &["--lang", "fr", "--now", "2026-02-15T12:00:00"];
const NEXT: &str = "\r";
const BACK: &str = "\x1b[5~";
const CONFIRM: &str = "\x1bOQ";
const DONT_KNOW: &str = "\x1b[15~";
const REFUSED: &str = "\x1b[17~";
const NOT_APPLICABLE: &str = "\x1b[18~";
const NOT_ASKED: &str = "\x1b[19~";

/// From the first question to the screening, with slips that are put right.
const FRAME: &[Step] = &[
    ("Mode de collecte", "1\r"),
    ("Langue de l’entretien", NEXT),
    ("Pays", NEXT),
    // A slip, seen on the next question and put right.
    ("Type de collectivité", "2\r"),
    ("Nom de la collectivité", BACK),
    ("Type de collectivité", "3\r"),
    ("Nom de la collectivité", NEXT),
    ("Population", "3\r"),
    ("Statut de l’exécutif", "1\r"),
    ("Je m’appelle", NEXT),
    ("Acceptez-vous de répondre", "1\r"),
    ("citer vos phrases", "1\r"),
    ("peut-elle être nommée", "1\r"),
    ("vous recontacter", "2\r"),
    ("Quelle est votre fonction", "4\r"),
    (
        "Dans quel service",
        "Direction generale\x7f\x7f\x7f\x7f\x7f\x7f\x7f\x7fgénérale\r",
    ),
    ("Depuis combien d’années", DONT_KNOW),
    ("statut de votre collectivité", NEXT),
    ("un document écrit", "1\r"),
    ("Une personne de l’exécutif", "2\r"),
    ("Qui, parmi les agents", "1\r"),
    ("équivalents temps plein", "1,5\r"),
    ("une ligne pour l’international", "1\r"),
    ("dernier montant annuel", REFUSED),
    ("Pour signer avec un partenaire", "Délibération, puis visa."),
    ("puis visa.", CONFIRM),
    ("Étapes citées", NEXT),
    ("Existe-t-il un inventaire", NOT_APPLICABLE),
];

/// The screening, a key a row: yes, stopped, planned, suspended, no; then the links to follow, by their numbers.
const SCREENING: &[Step] = &[
    (
        "▸○ … une coopération avec une collectivité",
        "oap?nnnnnnnnnnnnnnnnnnn\r",
    ),
    ("lesquels comptent le plus", "12\r"),
    ("Quel lien subi", NEXT),
    ("Lesquels de ces signes existent", "man\x1b[6~"),
    ("en donner un exemple", "Mission de trois agents, octobre 2019"),
    ("octobre 2019", CONFIRM),
    ("Où en est-on", "1\r"),
    ("Qui le porte", "1\r"),
    ("Quelle phrase convient", NOT_ASKED),
];

const ANSWERS: &[(&str, &str)] = &[
    ("/data/hdr/h_mode", "face"),
    ("/data/hdr/h_latype", "mun"),
    ("/data/hdr/h_pop", "p3"),
    ("/data/hdr/h_exec", "elec"),
    ("/data/cons/c_ok", "full"),
    ("/data/cons/c_quote", "yes"),
    ("/data/cons/c_name", "name"),
    ("/data/cons/c_again", "no"),
    ("/data/resp/h_role", "dgs"),
    ("/data/resp/h_unit", "Direction générale"),
    ("/data/resp/h_years", "!dont_know"),
    ("/data/ga/a_strat", "yes"),
    ("/data/ga/a_port", "shar"),
    ("/data/ga/a_serv", "dept"),
    ("/data/ga/a_fte", "1.5"),
    ("/data/ga/a_bud", "line"),
    ("/data/ga/a_bud_n", "!refused"),
    ("/data/ga/a_law", "Délibération, puis visa."),
    ("/data/ga/a_map", "!not_applicable"),
    ("/data/gb/s_coop", "cur"),
    ("/data/gb/s_twin", "past"),
    ("/data/gb/s_netw", "plan"),
    ("/data/gb/s_aidp", "!dont_know"),
    ("/data/gb/s_digi", "no"),
    ("/data/gc/gc0", "COOP TWIN"),
    ("/data/pr[1]/pf/pr_ind", "COOP1"),
    ("/data/pr[1]/pf/pr_bef", "COOP2"),
    ("/data/pr[1]/pf/pr_not", "COOP3"),
    ("/data/pr[1]/pf/pr_ex", "Mission de trois agents, octobre 2019"),
    ("/data/pr[1]/pf/pr_state", "act"),
    ("/data/pr[1]/pf/pr_hold", "us"),
    ("/data/pr[1]/pf/pr_agency", "!not_asked"),
    ("/data/gd/d_coord", "once"),
    ("/data/ev[1]/ev_title", "Convention de 2007"),
    ("/data/ev[1]/ev_type", "conv"),
    ("/data/ev[2]/ev_title", "Plaque de la place"),
    ("/data/clo/x_res", "r1"),
];

/// What stands beside the outline, its rows joined: a question may be broken anywhere.
fn card(screen: &str) -> String {
    let rows = screen
        .lines()
        .map(|row| row.split_once("│ ").map_or(row, |(_, card)| card));
    rows.map(str::trim).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn walk(terminal: &mut Terminal, steps: &[Step]) {
    for (asked, keys) in steps {
        terminal.until(asked, |screen| card(screen).contains(asked));
        terminal.types(keys);
    }
}

/// Ctrl-G, a name, Enter.
fn jump(terminal: &mut Terminal, name: &str, shows: &str) {
    terminal.types("\x07").shows("Aller à");
    terminal.types(name).shows(name);
    terminal.types("\r");
    terminal.until(shows, |screen| {
        card(screen).contains(shows) && !screen.contains("Aller à")
    });
}

/// Waits until the program has stopped, as the shell would see it, and lets it go on.
#[cfg(target_os = "linux")]
fn stop_and_go_on(laptop: &Laptop, terminal: &mut Terminal) {
    use rustix::process::{Pid, Signal, kill_process};
    let lock = std::fs::read_to_string(laptop.data().join("repere.lock")).expect("the lock names its holder");
    let digits: String = lock
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    let id: i32 = digits.parse().expect("the number of a process");
    let deadline = std::time::Instant::now() + std::time::Duration::from_mins(1);
    let stopped = || {
        let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).expect("it lives");
        stat.rsplit_once(") ")
            .is_some_and(|(_, state)| state.starts_with('T'))
    };
    while !stopped() {
        assert!(std::time::Instant::now() < deadline, "it never stopped");
        std::thread::yield_now();
    }
    // The shell's screen first: a key typed before the program has its terminal back would be the shell's.
    terminal.until("the shell's screen", |screen| !screen.contains("Tinqueux"));
    kill_process(Pid::from_raw(id).expect("a process"), Signal::CONT).expect("it can go on");
}

#[test]
fn an_hour_with_a_chief_of_staff() {
    let laptop = Laptop::of("T1", "A01");
    let mut terminal = laptop.opens_with(NOON, (80, 24));
    terminal.shows("Aucun entretien encore");
    terminal.types("n").shows("▸ Questionnaire");
    terminal.types("\r").shows("▸ Pays");
    terminal.types("franc\r").shows("▸ Collectivité");
    terminal.types("Tinqueux\r");
    if terminal
        .until("what comes next", |screen| {
            screen.contains("▸ Informateur") || screen.contains("Mode de collecte")
        })
        .contains("▸ Informateur")
    {
        terminal.types("R1\r");
    }
    walk(&mut terminal, FRAME);
    walk(&mut terminal, SCREENING);

    // Ten minutes are left.
    terminal.types(BACK);
    terminal.until("a choice", |screen| {
        card(screen).contains("Quelle phrase convient")
    });
    terminal.types("T").shows("Plus que dix minutes");
    terminal.types("\r").shows("faute de temps");

    // Another language and back, a note, a flag for the evening.
    jump(&mut terminal, "d_coord", "Une réunion ou une instance");
    terminal.types("f").shows("Does a meeting or body");
    terminal.types("f");
    terminal.until("French", |screen| card(screen).contains("Une réunion"));
    terminal.types("n").shows("Note (");
    terminal.types("il hésite\r").shows("✎ il hésite");
    terminal.types("!").shows("⚑ à reprendre ce soir");
    terminal.types("2\r");

    // Three documents, the one in the middle withdrawn.
    for (title, kind) in [
        ("Convention de 2007", "2\r"),
        ("Délibération", "1\r"),
        ("Plaque de la place", ""),
    ] {
        terminal.types("\x0f");
        terminal.until("an empty title", |screen| {
            card(screen).contains("Titre du document") && card(screen).contains("│ └")
        });
        terminal.types(title).shows(title);
        terminal.types("\r").shows("Quelle sorte de document");
        terminal.types(kind);
    }
    jump(&mut terminal, "ev", "Plaque de la place");
    terminal.types("\x1b[B-").shows("Retirer « Délibération »");
    terminal.types("\r").shows("Retiré.");

    // A page pasted into a long answer, in a window made small and large again.
    jump(&mut terminal, "d_trend", "quel lien avec un autre pays");
    let lines: Vec<String> = (1..=20).map(|n| format!("Ligne {n} du discours.")).collect();
    terminal.types(&format!("\x1b[200~{}\x1b[201~", lines.join("\r")));
    terminal.shows("Ligne 20 du discours.");
    terminal.resize(40, 12);
    terminal.until("a low screen", |screen| {
        screen.lines().count() == 12 && screen.contains("Ligne 20")
    });
    terminal.resize(80, 24);
    terminal.until("the whole screen", |screen| {
        screen.lines().count() == 24 && screen.contains("80 mots")
    });
    terminal.types(CONFIRM);

    #[cfg(target_os = "linux")]
    {
        terminal.types("\x10").shows("Toutes les actions");
        terminal.types("suspendre").shows("▸ suspendre");
        terminal.types("\r");
        stop_and_go_on(&laptop, &mut terminal);
        terminal.shows("Tinqueux");
    }

    jump(&mut terminal, "x_res", "Résultat de l’entretien");
    terminal.types("1\r").shows("Connaissance du sujet");
    terminal.types("r").shows("Relecture");
    terminal.types("s").shows("Soumettre quand même ?");
    terminal.types("\r").shows("Entretien soumis.");
    terminal.types("\x03");
    assert_eq!(terminal.ends(), 0);

    let shown = laptop.shows("1");
    let answers = shown["answers"].as_array().expect("answers");
    let stands = |path: &str| -> String {
        let found = answers.iter().find(|answer| answer["path"] == path);
        let answer = found.unwrap_or_else(|| panic!("{path} is answered"));
        match &answer["nonresponse"] {
            Value::String(kind) if !kind.is_empty() => format!("!{kind}"),
            _ => answer["value"].as_str().unwrap_or_default().to_owned(),
        }
    };
    for (path, value) in ANSWERS {
        assert_eq!(stands(path), *value, "{path}");
    }
    assert_eq!(stands("/data/gd/d_trend"), lines.join("\n"));
    assert!(
        !answers.iter().any(|answer| answer["value"] == "Délibération"),
        "it was withdrawn"
    );
    assert_eq!(shown["state"], "submitted");
    let listed = laptop.run(&["interview", "list", "--format", "json"]).json();
    assert_eq!(
        listed["interviews"][0]["notes"], 1,
        "the note; neither the flag nor how the sitting went in time: {listed}"
    );
}
