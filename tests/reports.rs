//! Every report on the demonstration, as its readers read it: `tests/golden/NAME.txt`.
//!
//! A file is accepted only once it was read line by line against the scripts in `demo/` and the rules; `UPDATE_GOLDEN=1`
//! writes them anew.

use std::path::Path;
use std::sync::OnceLock;

use repere::demonstration::studies;
use repere::form::shipped_form;
use repere::identify::gather::{Scope, observe, sheets};
use repere::identify::wording::Wording;
use repere::identify::{Profile, Rules, identify, mirror, render, wave};
use repere::locale::{Language, Messages};
use repere::report::{self, Kind, Material};
use repere::text::page::Page;

use crate::demonstration::filled;

const WIDTH: usize = 80;

#[track_caller]
fn golden(name: &str, page: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{name}.txt"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&file, page).expect("the file is written");
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    let differs = kept.lines().zip(page.lines()).find(|(kept, made)| kept != made);
    assert!(
        kept == page,
        "{name}: {differs:?} ({} and {} lines); read it, then UPDATE_GOLDEN=1",
        kept.lines().count(),
        page.lines().count()
    );
}

fn gathered() -> &'static Material {
    static MATERIAL: OnceLock<Material> = OnceLock::new();
    MATERIAL.get_or_init(|| Material::gather(&filled(), Rules::shipped()).expect("readable"))
}

fn written(kind: &Kind, language: Language, named: bool) -> String {
    let page = report::write(
        kind,
        gathered(),
        Rules::shipped(),
        &Messages::new(language),
        named,
    );
    page.lines(WIDTH)
}

fn id_of(name: &str) -> String {
    let study = studies().into_iter().find(|study| study.name == name);
    study.expect("a study").authority.authority().id
}

fn profile_of(name: &str, until: Option<u32>) -> Profile {
    let scope = Scope {
        until,
        ..Scope::default()
    };
    let observations = observe(&filled(), Rules::shipped(), &id_of(name), &scope).expect("readable");
    identify(Rules::shipped(), &observations)
}

#[test]
fn the_study_and_its_synthesis() {
    golden("study.fr", &written(&Kind::Study, Language::FR, false));
    golden("study.en", &written(&Kind::Study, Language::EN, false));
    golden("synthesis.fr", &written(&Kind::Synthesis, Language::FR, false));
    golden("synthesis.en", &written(&Kind::Synthesis, Language::EN, false));
}

#[test]
fn needs_networks_promises_and_the_catalogue() {
    golden("needs.fr", &written(&Kind::Needs, Language::FR, false));
    golden("network.fr", &written(&Kind::Network(None), Language::FR, false));
    let one = Kind::Network(Some("passerelles".into()));
    golden("network-passerelles.en", &written(&one, Language::EN, true));
    golden("promises.fr", &written(&Kind::Promises, Language::FR, true));
    golden(
        "publications.fr",
        &written(&Kind::Publications, Language::FR, true),
    );
    // Nobody agreed that an authority be named: their documents stay with the team.
    golden(
        "publications.en",
        &written(&Kind::Publications, Language::EN, false),
    );
}

#[test]
fn answers_question_by_question() {
    for form in ["act", "app", "cit", "core", "eco", "ele", "eve", "par", "trn"] {
        let kind = Kind::Answers(form.into());
        golden(
            &format!("answers-{form}.fr"),
            &written(&kind, Language::FR, false),
        );
    }
}

#[test]
fn a_profile_with_its_reasons_overview_and_levers() {
    let messages = Messages::new(Language::FR);
    for name in ["lormeval", "tampelga"] {
        let profile = profile_of(name, None);
        let wording = Wording::shipped(&profile);
        let page = render::text(&profile, Rules::shipped(), &wording, &messages, WIDTH);
        golden(&format!("profile-{name}.fr"), &page);
    }
    let (rules, messages) = (Rules::shipped(), Messages::new(Language::EN));
    let profile = profile_of("birhan-kela", None);
    let wording = Wording::shipped(&profile);
    let overview = render::overview(&profile, rules, &wording, &messages);
    golden("overview-birhan-kela.en", &overview.lines(WIDTH));
    let levers = render::support(&profile, rules, &wording, &messages);
    golden("levers-birhan-kela.en", &levers.lines(WIDTH));
}

#[test]
fn side_by_side_two_waves_and_both_sides_of_a_partnership() {
    let (rules, messages) = (Rules::shipped(), Messages::new(Language::FR));
    let all: Vec<Profile> = studies()
        .iter()
        .map(|study| profile_of(&study.name, None))
        .collect();
    golden(
        "comparison.fr",
        &render::comparison(&all, rules, &messages, WIDTH),
    );
    let waves = [1, 2].map(|wave| profile_of("ganzourgou", Some(wave)));
    let mut page = render::compared(&waves, rules, &messages, WIDTH);
    let changed = wave::changes(rules, &waves[0], &waves[1]);
    render::changes(&mut page, &changed, rules, &messages);
    golden("waves-ganzourgou.fr", &page.lines(WIDTH));
    let wording = Wording::default_forms();
    let mut page = Page::default();
    for met in mirror::read(rules, &sheets(&filled(), rules).expect("readable")) {
        render::mirror(&mut page, &met, rules, &wording, &messages);
    }
    golden("mirror.fr", &page.lines(WIDTH));
}

#[test]
fn the_codebook_of_a_form_for_archives() {
    let form = shipped_form("con").expect("the contact log");
    let codebook = report::codebook(&form, "Étude de démonstration").replace(form.version(), "VERSION");
    // The choices are those of the lists; what is read here is what each variable says of itself.
    let lines = codebook.lines().filter(|line| !line.starts_with("<catgry"));
    golden(
        "codebook-con",
        &format!("{}\n", lines.collect::<Vec<_>>().join("\n")),
    );
}

#[test]
fn what_leaves_the_team_names_no_authority_that_did_not_agree() {
    let names = [
        "Lormeval", "Dansira", "Tampelga", "Valbrune", "Birhan", "Zorgho", "Reims", "Tinqueux",
    ];
    let forms = ["act", "app", "cit", "core", "eco", "ele", "eve", "par", "trn"];
    let answers = forms.map(|form| Kind::Answers(form.into()));
    let others = [
        Kind::Study,
        Kind::Synthesis,
        Kind::Needs,
        Kind::Network(None),
        Kind::Publications,
        Kind::Public,
    ];
    for kind in answers.iter().chain(&others) {
        let page = written(kind, Language::FR, false);
        let named: Vec<&str> = names.into_iter().filter(|name| page.contains(name)).collect();
        assert!(named.is_empty(), "{kind:?}: {named:?}");
    }
    assert!(
        written(&Kind::Answers("core".into()), Language::FR, true).contains("Dansira"),
        "the team's own page does"
    );
}
