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
