//! The demonstration data: expected readings, written from the rules, against what the engine reads.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use repere::demonstration::{self, studies};
use repere::identify::gather::{Scope, observe, sheets};
use repere::identify::{Profile, Rules, identify, mirror};
use repere::session::{Purpose, Secret, Session, Unlock, World};
use serde_json::Value;
use tempfile::TempDir;

fn demo() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("demo")
}

fn items(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn read(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A practice folder filled once, as `repere practice` fills it, and opened to be read.
pub fn filled() -> Session {
    static FOLDER: OnceLock<TempDir> = OnceLock::new();
    let world = || World::pinned("2026-11-20T09:00:00+00:00[UTC]".parse().expect("a moment"), 3);
    let folder = FOLDER.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let unlock = Unlock {
            patience: Duration::ZERO,
            ..Unlock::to_write(Secret::None, "test")
        };
        let purpose = Purpose {
            study: "DEMO".into(),
            team: "T1".into(),
            person: "A01".into(),
            practice: true,
        };
        let mut session = Session::create(folder.path(), &purpose, &unlock, world()).expect("a folder made");
        demonstration::fill(&mut session).unwrap_or_else(|error| panic!("{error}"));
        folder
    });
    Session::open(folder.path(), &Unlock::to_read(Secret::None), world()).expect("opened")
}

#[test]
fn every_answer_of_the_demonstration_is_asked_and_valid() {
    let session = filled();
    let lines = session.interviews().expect("readable");
    let scripted: usize = studies().iter().map(|study| study.interviews.len()).sum();
    assert_eq!(lines.len(), scripted);
    for line in lines {
        let open = session.open_interview(line.id).expect("readable");
        let interview = open.interview();
        let wrong = interview.failures();
        assert!(
            wrong.is_empty(),
            "{} {}: {wrong:?}",
            line.authority.name,
            line.form.id
        );
        for place in interview.places() {
            let said = interview.answer(&place).is_some_and(|answer| !answer.is_blank());
            let asked = interview.is_relevant(&place);
            assert!(
                asked || !said,
                "{} is answered and not asked",
                interview.key(&place)
            );
        }
    }
}

/// Every difference between an expected reading and a profile, said in full.
fn differences(expected: &Value, profile: &Profile) -> Vec<String> {
    let found: Value = serde_json::from_str(&profile.json()).expect("as the file promises");
    let mut differences = Vec::new();
    for line in items(&expected["processes"]) {
        let code = text(&line["code"]);
        let finding = items(&found["processes"])
            .iter()
            .find(|finding| finding["code"] == code)
            .expect("as the file promises");
        for (key, value) in line.as_object().expect("as the file promises") {
            if key != "why" && finding[key] != *value {
                differences.push(format!("{code} {key}: expected {value}, found {}", finding[key]));
            }
        }
    }
    differences
}

#[test]
fn the_demonstration_reads_as_the_rules_say() {
    let session = filled();
    let mut wrong = Vec::new();
    for study in studies() {
        for reading in &study.expected {
            let expected = read(&demo().join(&reading.file));
            let scope = Scope {
                at: Some(reading.at.parse().expect("a day")),
                ..Scope::default()
            };
            let id = study.authority.authority().id;
            let observations = observe(&session, Rules::shipped(), &id, &scope).expect("readable");
            let profile = identify(Rules::shipped(), &observations);
            let found = differences(&expected, &profile);
            wrong.extend(found.into_iter().map(|line| format!("{}: {line}", reading.file)));
            assert_eq!(items(&expected["processes"]).len(), 22, "{}", reading.file);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_invented_says_so() {
    for study in studies() {
        let name = &study.authority.name;
        assert_eq!(study.invented, name.contains("inventée"), "{name}");
    }
}

fn seen_from(session: &Session, name: &str) -> Profile {
    let study = studies()
        .into_iter()
        .find(|study| study.name == name)
        .expect("a study");
    let id = study.authority.authority().id;
    let observations = observe(session, Rules::shipped(), &id, &Scope::default()).expect("readable");
    identify(Rules::shipped(), &observations)
}

#[test]
fn lormeval_and_dansira_differ_where_their_sheets_do() {
    let session = filled();
    let rules = Rules::shipped();
    let met = mirror::read(rules, &sheets(&session, rules).expect("readable"));
    let codes: Vec<&str> = met.iter().map(|mirror| mirror.partnership.as_str()).collect();
    assert_eq!(codes, ["LORM-DANS", "REIMS-GANZ"]);
    let outcome = |mirror: &mirror::Mirror, question: &str| {
        let item = mirror
            .items
            .iter()
            .find(|item| item.question == question)
            .expect("an item");
        (item.outcome, item.gap)
    };
    let invented = &met[0];
    // Dansira, then Lormeval. Slowed and active, born of the diaspora and of an association, owned by us and by both.
    assert_eq!(invented.widest, ["pa_state", "pa_init", "pa_om"]);
    assert_eq!(outcome(invented, "pa_y0"), ("agree", Some(0)));
    // Three missions left Lormeval and three came to Dansira; one left Dansira, two came to Lormeval.
    assert_eq!(outcome(invented, "pa_in"), ("agree", Some(0)));
    assert_eq!(outcome(invented, "pa_out"), ("differ", Some(5)));
    // Strongly agree and rather disagree: three steps of four.
    assert_eq!(outcome(invented, "pa_equal"), ("differ", Some(8)));
    // Dansira's secretary does not want to be quoted.
    let words = invented
        .items
        .iter()
        .find(|item| item.question == "pa_we")
        .expect("an item");
    assert_eq!(
        (words.first.as_deref(), words.second.as_deref()),
        (None, Some("Un réseau d’eau qui fonctionne."))
    );
    // From published documents: the works are the commune's, whichever side says so.
    assert_eq!(outcome(&met[1], "pa_om"), ("agree", Some(0)));
    assert_eq!(outcome(&met[1], "pa_y1"), ("silent", None));
}

#[test]
fn lormeval_shows_roles_frames_needs_and_residents() {
    let session = filled();
    let profile = seen_from(&session, "lormeval");
    let standing = |family: &str, role: &str| {
        let found = profile
            .roles
            .iter()
            .find(|found| found.process.is_none() && found.family == family && found.role == role);
        found.map(|found| found.standing)
    };
    // The union says that it links the two places, and the water service says so too.
    assert_eq!(standing("dias", "R05"), Some("held"));
    // It alone says that it pays.
    assert_eq!(standing("dias", "R02"), Some("claimed"));
    // The service alone calls migrants and diaspora a channel.
    assert_eq!(standing("migr", "R11"), Some("attributed"));
    assert_eq!(
        (profile.frame.cell, profile.frame.cell_then),
        (Some("interest"), Some("solidarity"))
    );
    // Communication is named by the international service and by the water service; the register answers it.
    assert_eq!(
        (profile.needs[0].code.as_str(), profile.needs[0].informants.len()),
        ("comm", 2)
    );
    assert_eq!(profile.needs[0].helpers[0].name, "Réseau Passerelles (inventé)");
    let unmet = profile
        .needs
        .iter()
        .find(|need| need.code == "legal")
        .expect("named");
    assert!(unmet.helpers.is_empty());
    // One resident of two names a right link: one third reached.
    let legible = profile
        .dimensions
        .iter()
        .find(|found| found.code == "D5")
        .expect("D5");
    let residents = legible
        .items
        .iter()
        .find(|item| item.code == "cit")
        .expect("an item");
    assert_eq!(residents.points, Some(1));
}

#[test]
fn two_waves_of_grand_reims_leave_unknown_what_became_of_it() {
    let session = filled();
    let profile = seen_from(&session, "ganzourgou");
    let cooperation = profile.process("COOP").expect("one of the 22");
    assert_eq!(cooperation.time_state.as_deref(), Some("unknown"));
    assert!(
        profile.questions_back.iter().any(|question| {
            question.process.as_deref() == Some("COOP") && question.kind == "what_became"
        })
    );
}
