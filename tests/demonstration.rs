//! The demonstration data: expected readings, written from the rules, against what the engine reads.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use repere::demonstration::{self, studies};
use repere::identify::gather::{Scope, observe, sheets};
use repere::identify::{Profile, Rules, identify, mirror};
use repere::locale::{Language, Messages};
use repere::report::{self, Kind, Material, Reader};
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
fn filled() -> Session {
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

/// What the reports are made from, read once.
fn gathered() -> &'static Material {
    static MATERIAL: OnceLock<Material> = OnceLock::new();
    MATERIAL.get_or_init(|| Material::gather(&filled(), Rules::shipped()).expect("readable"))
}

fn page_of(name: &str, reader: Reader, language: Language) -> String {
    let study = studies()
        .into_iter()
        .find(|study| study.name == name)
        .expect("a study");
    let kind = Kind::Audience(reader, study.authority.authority().id);
    let page = report::write(
        &kind,
        gathered(),
        Rules::shipped(),
        &Messages::new(language),
        false,
    );
    page.lines(80)
}

#[test]
fn residents_read_half_a_page_without_codes_or_levels() {
    insta::assert_snapshot!(page_of("lormeval", Reader::Citizens, Language::FR), @r"
    Les liens de votre territoire avec d’autres pays : une collectivité (France,
    Commune, ville, 50 000 à 199 999)
    Une étude a demandé à plusieurs personnes ce qui relie ce territoire à d’autres
    pays. Voici ce qu’elle a appris.

    Ce qui existe
      • Coopération décentralisée de territoire à territoire
      • Réseaux de collectivités et plaidoyer
      • Mobilité des jeunes et éducation au monde

    Ce qui existe peut-être, à confirmer
      • Diasporas et liens avec les lieux d’origine
      • Action humanitaire et réponse aux crises

    15 sujets restent sans réponse.
    Pour en savoir plus, corriger ou compléter : demandez à votre collectivité, ou à
    l’équipe de l’étude.
    ");
}

#[test]
fn officers_of_the_state_read_what_is_covered_and_judge_nobody() {
    insta::assert_snapshot!(page_of("tampelga", Reader::State, Language::EN), @r"
    For State officers: an authority (Burkina Faso, Municipality, city, 10,000 to
    49,999)
    Of 21 processes: present 3, probable 3, absent 1, unknown 14.

    What is collected
    ─────────────────
      • 3 interviews.
      • No reading of documents.

    What is covered
    ───────────────
      • present: Decentralised cooperation; Aid programmes; Firms and resources
      • probable: Diasporas; Civic and faith solidarity; Relief and crises
      • absent: Twinning and friendship
      • unknown: Networks of authorities; South-South or three-way cooperation;
        Exchange of expertise; Reception and intercultural policy; Attractiveness,
        economy; Flows of goods; Visitors; Universities, research; Culture, sport,
        media; Young people and schools; Bodies of States; Border neighbourhood;
        SDGs and climate; Digital

    Method
    ──────
    Rules 1. Counts, never percentages; nothing is added up into one mark. An
    authority is named only where everyone who answered for it agreed; words are
    quoted only where their author allows it.
    ");
}

#[test]
fn members_read_who_drives_what_has_stopped_and_what_to_discuss() {
    insta::assert_snapshot!(page_of("tampelga", Reader::Elected, Language::EN), @r"
    For elected and appointed members: an authority (Burkina Faso, Municipality,
    city, 10,000 to 49,999)
    Of 22 processes: present 3, probable 3, absent 1, unknown 15.

    Who drives
    ──────────
      • accompanied: Decentralised cooperation; Aid programmes
      • observed: Diasporas; Relief and crises
      • endured: Firms and resources
      • steering not said: Civic and faith solidarity

    First, what has stopped or slows down
    ─────────────────────────────────────
      • suspended: Decentralised cooperation

    Choices to discuss
    ──────────────────
      • Should other voices (associations, firms, faith bodies, universities) be
        heard before concluding?
        Because: 15 processes (NETW Networks of authorities, SSCO South-South or
        three-way cooperation, EXPT Exchange of expertise, WELC Reception and
        intercultural policy, ECON Attractiveness, economy, FLOW Flows of goods,
        TOUR Visitors, KNOW Universities, research, CULT Culture, sport, media, YOUT
        Young people and schools, REGI Bodies of States, XBRD Border neighbourhood,
        AGEN SDGs and climate, PEAC Diplomacy, peace, memory, DIGI Digital).
        Who can help: Réseau Passerelles (inventé) (accueil@passerelles.example).

    Method
    ──────
    Rules 1. Counts, never percentages; nothing is added up into one mark. An
    authority is named only where everyone who answered for it agreed; words are
    quoted only where their author allows it.
    ");
}

#[test]
fn staff_read_the_table_and_the_documents_to_find() {
    insta::assert_snapshot!(page_of("valbrune", Reader::Staff, Language::EN), @r"
    For staff: an authority (France, Inter-municipal body, 50,000 to 199,999)

    Process                               Status    State      Steering     Maturity
    ────────────────────────────────────────────────────────────────────────────────
    COOP Decentralised cooperation        absent    –          –            –
    TWIN Twinning and friendship          present   active     observed     –
    NETW Networks of authorities          absent    –          –            –
    AIDP Aid programmes                   unknown   –          –            –
    SSCO South-South or three-way cooper… unknown   –          –            –
    EXPT Exchange of expertise            unknown   –          –            –
    MIGR Diasporas                        unknown   –          –            –
    WELC Reception and intercultural pol… unknown   –          –            –
    ECON Attractiveness, economy          unknown   –          –            –
    PRIV Firms and resources              probable  active     observed     M1
    FLOW Flows of goods                   unknown   –          –            –
    TOUR Visitors                         unknown   –          –            –
    KNOW Universities, research           unknown   –          –            –
    CULT Culture, sport, media            unknown   –          –            –
    YOUT Young people and schools         probable  active     –            –
    CIVS Civic and faith solidarity       unknown   –          –            –
    HUMA Relief and crises                unknown   –          –            –
    REGI Bodies of States                 probable  active     sought       ?
    XBRD Border neighbourhood             unknown   –          –            –
    AGEN SDGs and climate                 probable  active     accompanied  M3
    PEAC Diplomacy, peace, memory         unknown   –          –            –
    DIGI Digital                          unknown   –          –            –

    Documents to find
    ─────────────────
      • No decisive or core sign seen on paper: Twinning and friendship; Firms and
        resources; Young people and schools; Bodies of States; SDGs and climate

    Method
    ──────
    Rules 1. Counts, never percentages; nothing is added up into one mark. An
    authority is named only where everyone who answered for it agreed; words are
    quoted only where their author allows it.
    ");
}

#[test]
fn researchers_read_the_rule_and_the_sources_of_every_line() {
    insta::assert_snapshot!(page_of("birhan-kela", Reader::Researchers, Language::EN), @r"
    For researchers: an authority (Ethiopia, Municipality, city, 50,000 to 199,999)
    Of 22 processes: present 2, probable 4, absent 2, unknown 14.

    Process                           Status    Rule   Str.   Voices   Organisations
    ────────────────────────────────────────────────────────────────────────────────
    COOP Decentralised cooperation    probable  P7     D      1        1
    TWIN Twinning and friendship      absent    P8     –      1        1
    NETW Networks of authorities      absent    P8     –      1        1
    AIDP Aid programmes               present   P1     B      3        2
    SSCO South-South or three-way co… unknown   P10    –      0        0
    EXPT Exchange of expertise        unknown   P10    –      1        1
    MIGR Diasporas                    unknown   P10    –      0        0
    WELC Reception and intercultural… unknown   P10    –      0        0
    ECON Attractiveness, economy      unknown   P10    –      0        0
    PRIV Firms and resources          present   P3     A !    2        1
    FLOW Flows of goods               probable  P5     A      2        1
    TOUR Visitors                     unknown   P10    –      1        1
    KNOW Universities, research       unknown   P10    –      0        0
    CULT Culture, sport, media        unknown   P10    –      0        0
    YOUT Young people and schools     unknown   P10    –      0        0
    CIVS Civic and faith solidarity   probable  P7     D      1        1
    HUMA Relief and crises            probable  P5     C      1        1
    REGI Bodies of States             unknown   P10    –      0        0
    XBRD Border neighbourhood         unknown   P10    –      1        1
    AGEN SDGs and climate             unknown   P10    –      0        0
    PEAC Diplomacy, peace, memory     unknown   P10    –      0        0
    DIGI Digital                      unknown   P10    –      0        0

    Strength: A seen, B cited or cross-checked, C with an example, D only
    asserted. !: two sources contradict each other.

    Limits
    ──────
      • Every interview was read.
      • No sign unknown to these rules.
      • 23 questions to take back to the field.

    Method
    ──────
    Rules 1. Counts, never percentages; nothing is added up into one mark. An
    authority is named only where everyone who answered for it agreed; words are
    quoted only where their author allows it.
    ");
}

#[test]
fn actors_read_roles_and_where_to_meet() {
    insta::assert_snapshot!(page_of("lormeval", Reader::Actors, Language::EN), @r"
    For actors of the territory: an authority (France, Municipality, city, 50,000 to
    199,999)

    Roles of actors
    ───────────────
      • Held, said by them and by others, or shown by a document: broker between
        worlds (Diaspora from here living elsewhere)
      • Claimed, said by them alone: funder (Diaspora from here living elsewhere);
        expert (The authority); broker between worlds (Migrants living here)
      • Attributed, said by others only: initiator (Associations); information
        channel (Diaspora from here living elsewhere); funder (The authority);
        guarantor (The authority); information channel (Migrants living here);
        expert (Public utility)

    Where to meet
    ─────────────
      • Does a meeting or body bring together the territory's actors with
        international links? no
      • In which bodies are decisions taken? joint committee
      • Where do they have a seat? nowhere

    What is under way
    ─────────────────
      • present: Decentralised cooperation; Networks of authorities; Young people
        and schools
      • probable: Diasporas; Relief and crises
      • absent: Twinning and friendship
      • unknown: Aid programmes; South-South or three-way cooperation; Exchange of
        expertise; Reception and intercultural policy; Attractiveness, economy;
        Firms and resources; Flows of goods; Visitors; Universities, research;
        Culture, sport, media; Civic and faith solidarity; Bodies of States; Border
        neighbourhood; SDGs and climate; Digital

    Method
    ──────
    Rules 1. Counts, never percentages; nothing is added up into one mark. An
    authority is named only where everyone who answered for it agreed; words are
    quoted only where their author allows it.
    ");
}

#[test]
fn what_leaves_the_team_names_no_informant_no_level_and_nothing_sensitive() {
    for reader in [Reader::State, Reader::Actors, Reader::Citizens] {
        for study in studies() {
            for language in [Language::FR, Language::EN] {
                let text = page_of(&study.name, reader, language);
                let words: Vec<&str> = text
                    .split(|letter: char| !letter.is_alphanumeric())
                    .filter(|word| ["PEAC", "Diplomatie", "Diplomacy", "M1", "M2", "M3", "M4"].contains(word))
                    .collect();
                assert!(words.is_empty(), "{} {reader:?}: {words:?}", study.name);
                let informants = study.interviews.iter().map(|interview| &interview.informant);
                for code in informants.filter(|code| code.len() > 1) {
                    let named = text
                        .split(|letter: char| !letter.is_alphanumeric())
                        .any(|word| word == code);
                    assert!(!named, "{} {reader:?}: {code}", study.name);
                }
            }
        }
    }
}

#[test]
fn five_authorities_of_several_countries_are_too_few_to_publish() {
    assert!(report::PublicFile::of(gathered()).is_empty());
}

#[test]
fn every_report_of_the_demonstration_can_be_written_in_both_languages() {
    let rules = Rules::shipped();
    for language in [Language::FR, Language::EN] {
        let messages = Messages::new(language);
        for kind in [
            Kind::Study,
            Kind::Synthesis,
            Kind::Needs,
            Kind::Network(None),
            Kind::Network(Some("Réseau Passerelles".into())),
            Kind::Answers("par".into()),
            Kind::Promises,
            Kind::Public,
        ] {
            let page = report::write(&kind, gathered(), rules, &messages, false);
            let text = page.lines(80);
            let wide = text.lines().find(|line| repere::text::cells(line) > 80);
            assert_eq!(wide, None, "{kind:?}");
            // A message that is missing shows its id.
            let id = text
                .split_whitespace()
                .find(|word| word.starts_with("report-") || word.starts_with("identify-"));
            assert_eq!(id, None, "{kind:?}");
            // Nobody agreed that these be named without review.
            assert!(
                !text.contains("Lormeval (inventée)") || kind == Kind::Promises,
                "{kind:?}"
            );
            // Dansira's secretary may not be quoted.
            assert!(!text.contains("pas les pièces"), "{kind:?}");
        }
    }
}
