//! What each audience reads about the demonstration's authorities, line by line, and what may not leave the team.

use std::sync::OnceLock;

use repere::demonstration::studies;
use repere::identify::Rules;
use repere::locale::{Language, Messages};
use repere::report::{self, Kind, Material, Reader};

use crate::demonstration::filled;

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
    Les liens de votre territoire avec d’autres pays : une collectivité (France ;
    Commune, ville ; 50 000 à 199 999)
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
    For State officers: an authority (Burkina Faso; Municipality, city; 10,000 to
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
    Rules, version 2. Counts, never percentages; nothing is added up into one mark.
    An authority is named only where everyone who answered for it agreed; words are
    quoted only where their author allows it.
    ");
}

#[test]
fn members_read_who_drives_what_has_stopped_and_what_to_discuss() {
    insta::assert_snapshot!(page_of("tampelga", Reader::Elected, Language::EN), @r"
    For elected and appointed members: an authority (Burkina Faso; Municipality,
    city; 10,000 to 49,999)
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
        Because: 15 processes (unknown): Networks of authorities; South-South or
        three-way cooperation; Exchange of expertise; Reception and intercultural
        policy; Attractiveness, economy; 10 others.
        Who can help: Réseau Passerelles (inventé) (accueil@passerelles.example).

    Method
    ──────
    Rules, version 2. Counts, never percentages; nothing is added up into one mark.
    An authority is named only where everyone who answered for it agreed; words are
    quoted only where their author allows it.
    ");
}

#[test]
fn staff_read_the_table_and_the_documents_to_find() {
    insta::assert_snapshot!(page_of("valbrune", Reader::Staff, Language::EN), @r"
    For staff: an authority (France; Inter-municipal body; 50,000 to 199,999)

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
    Rules, version 2. Counts, never percentages; nothing is added up into one mark.
    An authority is named only where everyone who answered for it agreed; words are
    quoted only where their author allows it.
    ");
}

#[test]
fn researchers_read_the_rule_and_the_sources_of_every_line() {
    insta::assert_snapshot!(page_of("birhan-kela", Reader::Researchers, Language::EN), @r"
    For researchers: an authority (Ethiopia; Municipality, city; 50,000 to 199,999)
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
    Rules, version 2. Counts, never percentages; nothing is added up into one mark.
    An authority is named only where everyone who answered for it agreed; words are
    quoted only where their author allows it.
    ");
}

#[test]
fn actors_read_roles_and_where_to_meet() {
    insta::assert_snapshot!(page_of("lormeval", Reader::Actors, Language::EN), @r"
    For actors of the territory: an authority (France; Municipality, city; 50,000 to
    199,999)

    Roles of actors
    ───────────────
      • Held, said by them and by others, or shown by a document: Diaspora from here
        living elsewhere, broker between worlds
      • Claimed, said by them alone: Diaspora from here living elsewhere, funder;
        The authority, expert; Migrants living here, broker between worlds
      • Attributed, said by others only: Associations, initiator; Diaspora from here
        living elsewhere, information channel; The authority, funder; The authority,
        guarantor; Migrants living here, information channel; Public utility, expert

    Where to meet
    ─────────────
      • Does a meeting or body bring together the territory’s actors with
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
    Rules, version 2. Counts, never percentages; nothing is added up into one mark.
    An authority is named only where everyone who answered for it agreed; words are
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
