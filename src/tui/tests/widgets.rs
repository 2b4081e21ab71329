//! Every widget on the grid: in French, English, Arabic and Amharic, in Unicode and in ASCII, from 40×12 to 120×40.

use super::Bench;
use insta::assert_snapshot;

#[test]
fn a_text_of_one_line() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("role").types("DGS adjoint");
    assert_snapshot!(bench.model.picture(40, 12), @r#"
         Zorgho · kinds              Cadre 0/20
        ────────────────────────────────────────
         Quelle est votre fonction ?
         · Jamais un nom : un code, une
           fonction.

         │ DGS adjoint
         └─────────────────────────────────────
         F5 ne sait pas  F6 refus
         F7 sans objet  F8 non posée
         enregistré 14:07:31          FR  14:07
         ⏎ suivant  Tab plan  F1 aide
        "#);
}

#[test]
fn a_long_answer_with_a_selection_and_its_count() {
    let mut bench = Bench::every_kind("fr");
    bench
        .goes_to("story")
        .types("Le lien a ralenti depuis 2022")
        .keys("Ctrl-Shift-Left");
    assert_snapshot!(bench.model.picture(80, 24), @r#"
         Zorgho · kinds                                                      Cadre 0/20
        ────────────────────────────────────────────────────────────────────────────────
         ▸ Cadre             ○11      │ En cinq ans, quel lien avec un autre pays a le
           Choix             ○○○○○○○  │ plus changé ?
           Documents et pre… ○○       │
                                      │ │ Le lien a ralenti depuis 2022
                                      │ │
                                      │ │
                                      │ │
                                      │ └─ 6 mots ─────────────────────────────────────
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
         enregistré 14:07:31                                                  FR  14:07
         F2 valider  F3 plein écran  Tab plan  F4 autre éditeur  Alt-n note  F1 aide
        "#);
}

#[test]
fn a_number_that_breaks_its_rule() {
    let mut bench = Bench::every_kind("en");
    bench.goes_to("years").types("75").keys("Enter");
    bench.model.ui.ascii = true;
    assert_snapshot!(bench.model.picture(80, 24), @r#"
         Zorgho - kinds                                                    Setting 1/20
        --------------------------------------------------------------------------------
         > Setting           o10 x1   | For how many years?
           Choices           ooooooo  |
           Documents and...  oo       | | 75
                                      | +- whole number -------------------------------
                                      |
                                      | x Less than 60 years, please.
                                      | F5 don't know  F6 refused  F7 not applicable
                                      | F8 not asked
                                      |
                                      |
                                      |
                                      |
                                      |
                                      |
                                      |
                                      |
                                      |
                                      |
                                      |
                                      |
         saved 14:07:31                                                       EN  14:07
         Enter next  Tab outline  Alt-n note  Ctrl-O document  Ctrl-G go to  F1 help
        "#);
}

#[test]
fn a_range_on_its_line() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("trust").keys("Up Up Up");
    assert_snapshot!(bench.model.picture(40, 12), @r#"
         Zorgho · kinds              Cadre 0/20
        ────────────────────────────────────────
         De 1 à 5, quelle confiance ?

         │ 3
         └─ 1 ──────────●────────── 5 ─────────

         F5 ne sait pas  F6 refus
         F7 sans objet  F8 non posée

         enregistré 14:07:31          FR  14:07
         ⏎ suivant  Tab plan  F1 aide
        "#);
}

#[test]
fn a_day_as_it_is_understood() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("since").types("3/2/19");
    assert_snapshot!(bench.model.picture(40, 12), @r#"
         Zorgho · kinds              Cadre 0/20
        ────────────────────────────────────────
         Depuis quel jour ?

         │ 3/2/19
         └─ = 2019-02-03 ──────────────────────

         F5 ne sait pas  F6 refus
         F7 sans objet  F8 non posée

         enregistré 14:07:31          FR  14:07
         ⏎ suivant  Tab plan  F1 aide
        "#);
}

#[test]
fn a_place_by_typing() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("where").types("12,25 -0,61");
    assert_snapshot!(bench.model.picture(40, 12), @r#"
         Zorgho · kinds              Cadre 0/20
        ────────────────────────────────────────
         Où est la mairie ?

         │ 12,25 -0,61
         └─ = 12.25 -0.61 0 0 ─────────────────

         F5 ne sait pas  F6 refus
         F7 sans objet  F8 non posée

         enregistré 14:07:31          FR  14:07
         ⏎ suivant  Tab plan  F1 aide
        "#);
}

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
fn an_order() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("order").keys("2 1");
    assert_snapshot!(bench.model.picture(40, 12), @r#"
         Zorgho · kinds              Choix 0/20
        ────────────────────────────────────────
         Lesquelles comptent le plus ?

         ▸ 1 2.  Afrique
           2 1.  Europe
           3  .  Amériques

         F5 ne sait pas  F6 refus
         F7 sans objet  F8 non posée
         enregistré 14:07:31          FR  14:07
         ⏎ suivant  Tab plan  n note  F1 aide
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

#[test]
fn a_screening_a_key_a_row() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("screen").keys("o a");
    assert_snapshot!(bench.model.picture(80, 24), @r#"
         Zorgho · kinds                                                      Choix 2/20
        ────────────────────────────────────────────────────────────────────────────────
         Repérage
         o oui  a arrêté  n non  ? ne sait pas

          ● … une coopération avec une collectivité d’ailleurs ? ………………………………  oui
          ● … un jumelage ou un pacte d’amitié ? …………………………………………………………………………  arrêté
         ▸○ … une adhésion à un réseau international de collectivités ?














         enregistré 14:07:31                                                  FR  14:07
         ⏎ suivant  Tab plan  n note  d document  g aller à  F9 vue répondant  F1 aide
        "#);
}

#[test]
fn a_screening_on_the_lowest_screen() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("screen").keys("o");
    assert_snapshot!(bench.model.picture(40, 12), @r#"
         Zorgho · kinds              Choix 1/20
        ────────────────────────────────────────
         Repérage
         o oui  a arrêté  n non  ? ne sait pas
          ● … une coopération avec un… oui
         ▸○ … un jumelage ou un pacte…
          ○ … une adhésion à un résea…


           … un jumelage ou un pacte d’amitié ?
         enregistré 14:07:31          FR  14:07
         ⏎ suivant  Tab plan  n note  F1 aide
        "#);
}

#[test]
fn a_masked_answer() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("secret").types("le maire").keys("Enter PageUp");
    assert_snapshot!(bench.model.picture(40, 12), @r#"
         Zorgho · kinds              Cadre 1/20
        ────────────────────────────────────────
         Qui s’y oppose ?

         │ ••••••••
         └─────────────────────────────────────

         F5 ne sait pas  F6 refus
         F7 sans objet  F8 non posée

         enregistré 14:07:31          FR  14:07
         ⏎ suivant  Tab plan  F1 aide
        "#);
}

#[test]
fn a_reason_for_no_answer() {
    let mut bench = Bench::every_kind("fr");
    bench
        .goes_to("years")
        .keys("F5 PageUp Alt-y")
        .types("pas en poste")
        .keys("Enter");
    assert_snapshot!(bench.model.picture(80, 24), @r#"
         Zorgho · kinds                                                      Cadre 1/20
        ────────────────────────────────────────────────────────────────────────────────
         ▸ Cadre             ○10 –1   │ Depuis combien d’années ?
           Choix             ○○○○○○○  │
           Documents et pre… ○○       │ │
                                      │ └─ nombre entier ──────────────────────────────
                                      │
                                      │ F5 – ne sait pas (pas en poste)  F6 refus
                                      │ F7 sans objet  F8 non posée
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
         enregistré 14:07:31                                                  FR  14:07
         ⏎ suivant  Tab plan  Alt-n note  Ctrl-O document  Ctrl-G aller à  F1 aide
        "#);
}

#[test]
fn instances_as_a_table() {
    let mut bench = Bench::every_kind("fr");
    bench
        .goes_to("doc")
        .keys("+")
        .types("Pacte")
        .keys("Enter")
        .types("2011")
        .keys("Enter s");
    assert_snapshot!(bench.model.picture(80, 24), @r#"
         Zorgho · kinds                                       Documents et preuves 2/22
        ────────────────────────────────────────────────────────────────────────────────
         Documents et preuves

               ↓ Titre du document           Année
         ▸   2 Pacte                         2011                                    ●●
             1                                                                       ○○















         enregistré 14:07:31                                                  FR  14:07
         F2 suivant  ⏎ ouvrir  + ajouter  - retirer  s trier  Tab plan  n note  F1 aide
        "#);
}

#[test]
fn something_to_confirm() {
    let mut bench = Bench::every_kind("en");
    bench.goes_to("seen");
    bench.model.ui.ascii = true;
    assert_snapshot!(bench.model.picture(40, 12), @r#"
         Zorgho - kinds            Setting 0/20
        ----------------------------------------
         The agreement was shown.

         [ ] Read; Enter confirms.

         F5 don't know  F6 refused
         F7 not applicable  F8 not asked


         saved 14:07:31               EN  14:07
         Enter next  Tab outline  F1 help
        "#);
}
