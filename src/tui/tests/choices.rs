//! Questions with choices, as they are drawn.

use super::Bench;
use insta::assert_snapshot;

#[test]
fn one_choice_with_its_help_and_note() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("council").keys("n").types("vu").keys("Enter 2");
    assert_snapshot!(bench.model.picture(80, 24), @r#"
         Zorgho · kinds                                                      Choix 0/20
        ────────────────────────────────────────────────────────────────────────────────
           Cadre             ○11      │ Une réunion ou une instance rassemble-t-elle
         ▸ Choix             ○○○○○○○  │ les acteurs du territoire liés à
             Repérage        ○○○      │ l’international ?
           Documents et pre… ○○       │
                                      │ · Faire citer la dernière, avec sa date.
                                      │
                                      │   1 ○ Oui, régulièrement
                                      │ ▸ 2 ● Oui, de temps en temps
                                      │   3 ○ Oui, tenue par les acteurs sans nous
                                      │   4 ○ Non
                                      │
                                      │ ✎ vu
                                      │ F5 ne sait pas  F6 refus  F7 sans objet
                                      │ F8 non posée
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
         enregistré 14:07:31                                                  FR  14:07
         ⏎ suivant  Tab plan  n note  d document  g aller à  F9 vue répondant  F1 aide
        "#);
}

#[test]
fn every_appearance_that_asks_for_it_puts_choices_side_by_side() {
    let choices =
        ["oui", "non"].map(|word| format!(r#"{{"list_name": "c", "name": "{word}", "label": "{word}"}}"#));
    for (appearance, beside) in [
        ("horizontal", true),
        ("horizontal-compact", true),
        ("columns", true),
        ("columns-2", true),
        ("columns-pack", true),
        ("compact-2", true),
        ("likert", true),
        ("quick", false),
    ] {
        let question = format!(
            r#"{{"type": "select_one c", "name": "a", "label": "Oui ?", "appearance": "{appearance}"}}"#
        );
        let bench = Bench::with("fr", &super::sheets(&question, &choices.join(",")));
        let picture = bench.picture();
        let one_row = picture
            .lines()
            .any(|row| row.contains("○ oui") && row.contains("○ non"));
        assert_eq!(one_row, beside, "{appearance}\n{picture}");
    }
}

#[test]
fn choices_side_by_side() {
    let choices = ["jamais", "rarement", "parfois", "souvent", "toujours"]
        .map(|word| format!(r#"{{"list_name": "c", "name": "{word}", "label": "{word}"}}"#));
    let form = super::sheets(
        r#"{"type": "select_one c", "name": "a", "label": "À quelle fréquence ?", "appearance": "likert"}"#,
        &choices.join(","),
    );
    let mut bench = Bench::with("fr", &form);
    bench.keys("Down Down 4");
    assert_snapshot!(bench.picture(), @r#"
         Zorgho · t                                                                 0/1
        ────────────────────────────────────────────────────────────────────────────────
                                      │ À quelle fréquence ?
                                      │
                                      │   1 ○ jamais    2 ○ rarement    3 ○ parfois
                                      │ ▸ 4 ● souvent    5 ○ toujours
                                      │
                                      │ F5 ne sait pas  F6 refus  F7 sans objet
                                      │ F8 non posée
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
         enregistré 14:07:31                                                      14:07
         ⏎ suivant  Tab plan  n note  d document  g aller à  F9 vue répondant  F1 aide
        "#);
    let low = bench.model.picture(40, 12);
    assert!(low.contains("1 ○ jamais    2 ○ rarement\n"), "{low}");
}

#[test]
fn one_choice_in_two_languages() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("council").keys("F12");
    assert_snapshot!(bench.model.picture(120, 40), @r#"
         Zorgho · kinds                                                                                              Choix 0/20
        ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
           Cadre             ○11      │ Une réunion ou une instance rassemble-t-elle les acteurs du territoire liés à
         ▸ Choix             ○○○○○○○  │ l’international ?
             Repérage        ○○○      │ Does a meeting or a body bring together those of the territory who have links abroad?
           Documents et pre… ○○       │
                                      │ · Faire citer la dernière, avec sa date.
                                      │
                                      │ ▸ 1 ○ Oui, régulièrement · Yes, regularly
                                      │   2 ○ Oui, de temps en temps · Yes, now and then
                                      │   3 ○ Oui, tenue par les acteurs sans nous · Yes, held by others without us
                                      │   4 ○ Non · No
                                      │
                                      │ F5 ne sait pas  F6 refus  F7 sans objet  F8 non posée
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
         enregistré 14:07:31                                                                                          FR  14:07
         ⏎ suivant  Tab plan  n note  d document  g aller à  F9 vue répondant  PageUp précédent  F1 aide
        "#);
}

#[test]
fn one_choice_on_the_lowest_screen() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("council");
    assert_snapshot!(bench.model.picture(40, 12), @r#"
         Zorgho · kinds              Choix 0/20
        ────────────────────────────────────────
         Une réunion ou une instance rassemble-
         ↓ 2
         · ↓ 2
         ▸ 1 ○ Oui, régulièrement
           2 ○ Oui, de temps en temps
           3 ○ Oui, tenue par les acteurs sans…
           4 ○ Non
         F5 ne sait pas  F6 refus           ↓ 2
         enregistré 14:07:31          FR  14:07
         ⏎ suivant  Tab plan  n note  F1 aide
        "#);
}

#[test]
fn several_choices() {
    let mut bench = Bench::every_kind("en");
    bench.goes_to("zones").keys("1 3");
    bench.model.ui.ascii = true;
    assert_snapshot!(bench.model.picture(40, 12), @r#"
         Zorgho - kinds            Choices 0/20
        ----------------------------------------
         With which parts of the world?

           1 [x] Africa
           2 [ ] Europe
         > 3 [x] Americas

         F5 don't know  F6 refused
         F7 not applicable  F8 not asked
         saved 14:07:31               EN  14:07
         Enter next  Space tick  n note  F1 help
        "#);
}

#[test]
fn a_list_narrowed_by_typing() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("town").types("meg");
    assert_snapshot!(bench.model.picture(40, 12), @r#"
         Zorgho · kinds              Choix 0/20
        ────────────────────────────────────────
         Quelle commune ?

         Filtrer : meg
         ▸ 3 ○ Méguet

         F5 ne sait pas  F6 refus
         F7 sans objet  F8 non posée

         enregistré 14:07:31          FR  14:07
         ⏎ suivant  Tab plan  F1 aide
        "#);
}
