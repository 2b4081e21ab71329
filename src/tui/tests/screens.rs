//! The screens around the question: home, outline, review, reading back, windows.

use super::Bench;
use insta::assert_snapshot;

#[test]
fn home_of_a_new_study() {
    let bench = Bench::new("fr");
    assert_snapshot!(bench.model.picture(80, 24), @r#"
         Repère · Étude IVT · équipe T1 · A01                                     14:07
        ────────────────────────────────────────────────────────────────────────────────
         Entretiens (0)                                  Collectivités (0)
         Aucun entretien encore. « n » en commence un.

















         Sans phrase de passe : la clé est à côté des données.

         n nouvel entretien  ⏎ ouvrir  / chercher  e envoyer  Ctrl-C quitter  F1 aide
        "#);
}

#[test]
fn home_with_an_interview() {
    let mut bench = Bench::every_kind("en");
    bench.goes_to("role").types("DGS").keys("Enter").keys("Esc");
    bench.model.ui.ascii = true;
    assert_snapshot!(bench.model.picture(80, 24), @r#"
         Repère - Study IVT - team T1 - A01                                       14:07
        --------------------------------------------------------------------------------
         To do (1) - interviews (1)                      Authorities (1)
        >o Zorgho - kinds - 1/20 - today                  Zorgho              o1  today

















         No passphrase: the key lies beside the data.

         n new interview  Enter open  / search  e send  Ctrl-C leave  r receive  F1 help
        "#);
}

#[test]
fn the_interview_on_a_wide_screen() {
    let mut bench = Bench::every_kind("en");
    bench.goes_to("council").keys("1 Enter").goes_to("zones");
    bench.model.ui.ascii = true;
    assert_snapshot!(bench.model.picture(120, 40), @r#"
         Zorgho - kinds                                                                                            Choices 1/20
        ------------------------------------------------------------------------------------------------------------------------
           Setting           o11      | With which parts of the world?
         > Choices           *oooooo  |
             Screening       ooo      | > 1 [ ] Africa
           Documents and...  oo       |   2 [ ] Europe
                                      |   3 [ ] Americas
                                      |
                                      | F5 don't know  F6 refused  F7 not applicable  F8 not asked
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
                                      |
                                      |
                                      |
                                      |
                                      |
         saved 14:07:31                                                                                               EN  14:07
         Enter next  Space tick  Tab outline  n note  d document  g go to  F9 respondent view  PageUp previous  F1 help
        "#);
}

#[test]
fn the_outline() {
    let mut bench = Bench::every_kind("fr");
    bench
        .goes_to("role")
        .types("DGS")
        .keys("Enter")
        .goes_to("council")
        .keys("! F5 Tab");
    assert_snapshot!(bench.model.picture(80, 24), @r#"
         Zorgho · kinds                                                      Choix 2/20
        ────────────────────────────────────────────────────────────────────────────────
           ▸ Cadre                                          ●○○○○○○○○○○            1/11
           ↓ Choix                                          –○○○○○○                 1/7
             –⚑ Une réunion ou une instance rassemble-t-elle… ne sait pas
         ▸   ○  Avec quelles parties du monde ?
             ○  Lesquelles comptent le plus ?
             ○  Quelle commune ?
             ▸ Repérage                                      ○○○                    0/3
           ▸ Documents et preuves                           ○○                      0/2












         enregistré 14:07:31                                                  FR  14:07
         ⏎ aller  Tab question  F1 aide
        "#);
}

#[test]
fn the_outline_on_the_lowest_screen() {
    let mut bench = Bench::every_kind("en");
    bench.goes_to("council").keys("Tab");
    bench.model.ui.ascii = true;
    assert_snapshot!(bench.model.picture(40, 12), @r#"
         Zorgho - kinds            Choices 0/20
        ----------------------------------------
           > Setting                       0/11
           v Choices                o7      0/7
         >   o  Does a meeting or...
             o  With which parts o...
             o  Which matter most?
             o  Which town?
             > Screening                    0/3
           > Documents and proofs   oo      0/2
         saved 14:07:31               EN  14:07
         Enter go there  Tab question  F1 help
        "#);
}

#[test]
fn the_review() {
    let mut bench = Bench::every_kind("fr");
    bench
        .goes_to("years")
        .types("75")
        .keys("Enter")
        .goes_to("council")
        .keys("r");
    assert_snapshot!(bench.model.picture(80, 24), @r#"
         Zorgho · kinds                                                  Relecture 1/20
        ────────────────────────────────────────────────────────────────────────────────
         18 points à voir. Entrée y mène, « s » soumet quand même.

         ▸ ✗ à corriger       Depuis combien d’années ?
           ○ attendue         Quelle est votre fonction ?
           ○ ouverte          En cinq ans, quel lien avec un autre pays a le plus chan…
           ○ ouverte          Quelle part du budget ?
           ○ ouverte          De 1 à 5, quelle confiance ?
           ○ ouverte          Depuis quel jour ?
           ○ ouverte          À quelle heure ?
           ○ ouverte          Où est la mairie ?
           ○ ouverte          Quel document prouve cela ?
           ○ ouverte          Qui s’y oppose ?
           ○ ouverte          La convention a été montrée.
           ○ ouverte          Une réunion ou une instance rassemble-t-elle les acteurs…
           ○ ouverte          Avec quelles parties du monde ?
           ○ ouverte          Lesquelles comptent le plus ?
         ↓ 4

           Moins de 60 ans, s’il vous plaît.


         ⏎ aller  s soumettre  F1 aide
        "#);
}

#[test]
fn the_review_on_the_lowest_screen() {
    let mut bench = Bench::every_kind("en");
    bench.goes_to("council").keys("r");
    assert_snapshot!(bench.model.picture(40, 12), @r#"
         Zorgho · kinds             Review 0/20
        ────────────────────────────────────────
         18 points to look at. Enter leads
         there, "s" submits all the same.

         ▸ ○ expected  What is your position?
           ○ open      In five years, which li…
           ○ open      For how many years?
           ○ open      Which share of the budg…
         ↓ 14

         ⏎ go there  s submit  F1 help
        "#);
}

#[test]
fn the_page_read_back() {
    let mut bench = Bench::every_kind("fr");
    bench
        .goes_to("role")
        .types("DGS")
        .keys("Enter")
        .goes_to("council")
        .keys("2 Enter b");
    assert_snapshot!(bench.model.picture(80, 24), @r#"
         Zorgho · kinds                                                      Choix 2/20
        ────────────────────────────────────────────────────────────────────────────────
         Cadre
           Quelle est votre fonction ?
             DGS
         Choix
           Une réunion ou une instance rassemble-t-elle les acteurs du territoire liés
           à l’international ?
             Oui, de temps en temps













         enregistré 14:07:31                                                  FR  14:07
         F1 aide
        "#);
}

#[test]
fn the_respondents_view() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("council").keys("2 F9");
    assert_snapshot!(bench.model.picture(80, 24), @r#"


        Une réunion ou une instance rassemble-t-elle les acteurs du territoire
        liés à l’international ?

          1 ○ Oui, régulièrement
        ▸ 2 ● Oui, de temps en temps
          3 ○ Oui, tenue par les acteurs sans nous
          4 ○ Non
        "#);
}

#[test]
fn the_palette() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("council").keys(":").types("note");
    assert_snapshot!(bench.model.picture(80, 24), @r#"
         Zorgho · kinds                                                      Choix 0/20
        ────────────────────────────────────────────────────────────────────────────────
           Cadre             ○11      │ Une réunion ou une instance rassemble-t-elle
         ▸ Choix             ○○○○○○○  │ les acteurs du territoire liés à
             Repérage        ○○○      │ l’international ?
           D┌──────────────────────────────────────────────────────────────────────┐
            │ Toutes les actions : écrire quelques lettres                         │
            │ note                                                                 │
            │                                                                      │
            │ ▸ note                                                      n  Alt-n │
            │   note de terrain                                           N  Alt-m │
            │   toutes les notes                                          l  Alt-l │
            └──────────────────────────────────────────────────────────────────────┘
                                      │ F5 ne sait pas  F6 refus  F7 sans objet
                                      │ F8 non posée
                                      │
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
fn the_help_narrowed() {
    let mut bench = Bench::every_kind("en");
    bench.goes_to("council").keys("F1").types("open");
    bench.model.ui.ascii = true;
    assert_snapshot!(bench.model.picture(80, 24), @r#"
         Zorgho - kinds                                                    Choices 0/20
        --------------------------------------------------------------------------------
           Setting           o11      | Does a meeting or a body bring together those
         > Choices           ooooooo  | of the territory who have links abroad?
             Screening       ooo      |
           Documents and...  oo       | - Have the last one named, with its date.
            +----------------------------------------------------------------------+
            | The keys, here                                                       |
            | open                                                                 |
            |                                                                      |
            | > next open question                                       o  Ctrl-T |
            +----------------------------------------------------------------------+
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
         saved 14:07:31                                                       EN  14:07
         Enter next  Tab outline  n note  d document  g go to  PageUp previous  F1 help
        "#);
}

#[test]
fn the_window_of_voices() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("council").keys("v");
    assert_snapshot!(bench.model.picture(80, 24), @r#"
         Zorgho · kinds                                                      Choix 0/20
        ────────────────────────────────────────────────────────────────────────────────
           Cadre             ○11      │ Une réunion ou une instance rassemble-t-elle
         ▸ Choix             ○○○○○○○  │ les acteurs du territoire liés à
             Repérage        ○○○      │ l’international ?
           D┌──────────────────────────────────────────────────────────────────────┐
            │ Qui parle ? Choisir, ou écrire un code nouveau.                      │
            │                                                                      │
            │                                                                      │
            │ ▸ informateur principal                                              │
            │   GROUP  le groupe, d’une seule voix                                 │
            └──────────────────────────────────────────────────────────────────────┘
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
         enregistré 14:07:31                                                  FR  14:07
         ⏎ suivant  Tab plan  n note  d document  g aller à  F9 vue répondant  F1 aide
        "#);
}

#[test]
fn a_note_on_the_lowest_screen() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("council").keys("n").types("à vérifier");
    assert_snapshot!(bench.model.picture(40, 12), @r#"
         Zorgho · kinds              Choix 0/20
        ────────────────────────────────────────
         Une┌──────────────────────────────┐le-
         ↓ 2│ Note (Entrée la garde, Alt-  │
         · ↓│ Entrée va à la ligne)        │
         ▸ 1│ à vérifier                   │
           2└──────────────────────────────┘
           3 ○ Oui, tenue par les acteurs sans…
           4 ○ Non
         F5 ne sait pas  F6 refus           ↓ 2
         enregistré 14:07:31          FR  14:07
         ⏎ suivant  Tab plan  n note  F1 aide
        "#);
}

#[test]
fn the_terminal_test() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("council").keys(":").types("essayer").keys("Enter");
    assert_snapshot!(bench.model.picture(80, 24), @r#"
         Zorgho · kinds                                                      Choix 0/20
        ────────────────────────────────────────────────────────────────────────────────
           Cadre             ○11      │ Une réunion ou une instance rassemble-t-elle
         ▸ Choix             ○○○○○○○  │ les acteurs du territoire liés à
            ┌──────────────────────────────────────────────────────────────────────┐
           D│ Chaque ligne doit se lire comme son nom le dit. Des carrés ou des    │
            │ escaliers : choisir le dessin en ASCII.                              │
            │ ▸ un cadre fermé                                       ┌─┬─┐ │ └─┴─┘ │
            │   neuf signes d’une case                           ● ○ ◐ ✗ – ↩ ✎ ≠ ▸ │
            │   des lettres accentuées                             É è ç œ « Ñ ß » │
            │   l’arabe, de droite à gauche                            ﻢﻜﻴﻠﻋ مﻼﺴﻟا │
            │   l’éthiopien                                               ሰላም ለዓለም │
            │   Dessiner en ASCII, ou non                                          │
            │   Changer de couleurs                                                │
            └──────────────────────────────────────────────────────────────────────┘
                                      │
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
fn a_new_interview() {
    let mut bench = Bench::new("fr");
    bench.keys("n");
    assert_snapshot!(bench.model.picture(80, 24), @r#"
         Repère · Nouvel entretien                                                14:07
        ────────────────────────────────────────────────────────────────────────────────
          Avec quel questionnaire, et sur quelle collectivité ?

          ▸ Questionnaire
              ▸ core  Identification des processus
                scr  Repérage en dix minutes
                con  Carnet de contacts
                act  Acteurs, migrants et diasporas
                app  Espaces d’appui
                cit  Lisibilité citoyenne
                eco  Retombées et nouveau référentiel
                ele  Grille élections locales
                eve  Fiche événement
              ↓ 4
            Pays                       ………………………………
            Collectivité               ………………………………
            Informateur (facultatif)   ………………………………





         ⏎ continuer  Tab champ suivant  F1 aide
        "#);
}

#[test]
fn too_small() {
    let bench = Bench::new("fr");
    assert_snapshot!(bench.model.picture(39, 11), @r#"
        Écran trop petit : 39×11, il faut
        40×12. Ctrl-C quitte ; tout est gardé.
        "#);
}
