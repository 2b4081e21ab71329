//! The profile as text.

use super::super::render;
use super::*;
use crate::locale::{Language, Messages};
use crate::text;

fn rendered(language: Language) -> String {
    let mut observations = Observations {
        name: "Valbrune".into(),
        ..Observations::default()
    };
    observations.testimonies = vec![
        informant("R1", "dgs")
            .says("s_twin", "no")
            .says("s_coop", "cur")
            .tells("COOP", "COOP1 COOP3")
            .says("d_coord", "reg"),
        informant("R2", "intl")
            .of("COOP", "pr_not", "COOP1")
            .of("COOP", "pr_hold", "us")
            .of("ZZ", "pr_ind", "COOP9"),
    ];
    let profile = identify(Rules::shipped(), &observations);
    render::text(
        &profile,
        Rules::shipped(),
        &super::super::wording::Wording::shipped(&profile),
        &Messages::new(language),
        80,
    )
}

#[test]
fn no_line_is_wider_than_the_page() {
    for language in [Language::FR, Language::EN] {
        for line in rendered(language).lines() {
            assert!(text::cells(line) <= 80, "{line}");
        }
    }
}

#[test]
fn every_message_exists_in_both_languages() {
    for language in [Language::FR, Language::EN] {
        let page = rendered(language);
        assert!(!page.contains("identify-"), "{page}");
        assert!(page.contains("COOP9"), "{page}");
    }
    assert!(rendered(Language::FR).contains("Deux sources se contredisent."));
    assert!(rendered(Language::EN).contains("absent, rule P8"));
}
