//! The screens that are no interview, as they stand at 80 columns and 24 rows.

use super::Bench;
use super::everywhere::{conflict, home, inbox, profile, rehearsed};
use crate::tui::effect::News;
use insta::assert_snapshot;

/// A bench that was told a piece of news at home.
fn told(news: News) -> Bench {
    let mut bench = Bench::new("fr");
    bench.is_told(News::Home(Box::new(home("")))).is_told(news);
    bench
}

#[test]
fn a_question_with_three_versions() {
    let bench = told(News::Conflicts(vec![conflict("")]));
    assert_snapshot!(bench.picture(), @r#"
         Zorgho · par                                                          ≠ 1 de 1
        ────────────────────────────────────────────────────────────────────────────────
         Depuis quelle année ce partenariat existe-t-il ?

          1  A01, T1 · 2026-02-15 14:07
             2007
             gardée parce que : de mémoire
             il avait lu : 2007

          2  A01, T1 · 2026-02-15 14:07 · vaut pour l’instant
             2011
             gardée parce que : de mémoire
             il avait lu : 2007

          3  A01, T1 · 2026-02-15 14:07
             2012
             gardée parce que : de mémoire
             il avait lu : 2007





         1 la première  2 la seconde  e en écrire une autre  l laisser  F1 aide
        "#);
}

#[test]
fn a_merge_before_it_is_made() {
    let bench = told(News::Rehearsal(Box::new(rehearsed(""))));
    assert_snapshot!(bench.picture(), @r#"
         Recevoir · 3 paquets · rien n’est encore écrit                       ≠3  14:07
        ────────────────────────────────────────────────────────────────────────────────
             14  entretiens nouveaux                        T1 A01, T2 B02
              2  questions à trancher



















         ⏎ fusionner  a accepter et fusionner  v voir  F1 aide
        "#);
}

#[test]
fn what_needs_a_decision() {
    let mut lines = inbox("");
    lines.truncate(3);
    let bench = told(News::Inbox(lines));
    assert_snapshot!(bench.picture(), @r#"
         À décider                                                      ≠3  3 à décider
        ────────────────────────────────────────────────────────────────────────────────
         Zorgho 0                  deux versions de « Depuis quelle année »  2026-02-15
         Zorgho 1                  deux versions de « Depuis quelle année »  2026-02-15
         Zorgho 2                  deux versions de « Depuis quelle année »  2026-02-15


















         ⏎ ouvrir  a accepter  s régler  b renvoyer  d un seul  v deux  F1 aide
        "#);
}

#[test]
fn a_profile() {
    let mut data = profile("");
    data.processes.truncate(5);
    let bench = told(News::Profile(Box::new(data)));
    assert_snapshot!(bench.picture(), @r#"
         Tinqueux · profil                      ≠3  règles 1.2 · 3 voix, 2 organisatio…
        ────────────────────────────────────────────────────────────────────────────────
           PROCESSUS                 STATUT     PREUVE MATURITÉ PILOTAGE    ÉTAT
         ▸ Coopération décentralisé… ≠ présent  A ●●●  M3–M4    recherché   actif
           Coopération décentralisé… présent    A ●●●  M3–M4    recherché   actif
           Coopération décentralisé… présent    A ●●●  M3–M4    recherché   actif
           Coopération décentralisé… ≠ présent  A ●●●  M3–M4    recherché   actif
           Coopération décentralisé… présent    A ●●●  M3–M4    recherché   actif













         Pourquoi : P1 — convention 2024-2026, vue (DGS)

         ⏎ raisons  q questions à rapporter  v vue d’ensemble  l leviers  F1 aide
        "#);
}

#[test]
fn the_reasons_behind_a_line_of_a_profile() {
    let mut data = profile("");
    data.processes.truncate(5);
    let mut bench = told(News::Profile(Box::new(data)));
    bench.keys("Enter");
    assert_snapshot!(bench.picture(), @r#"
         Tinqueux · profil                      ≠3  règles 1.2 · 3 voix, 2 organisatio…
        ────────────────────────────────────────────────────────────────────────────────
         Coopération décentralisée 0 · présent ≠
         Une convention, vue.

         ▸ P1 — convention 2024-2026, vue (DGS)












         P1 — convention 2024-2026, vue (DGS)




         ⏎ raisons  q questions à rapporter  v vue d’ensemble  l leviers  F1 aide
        "#);
}

#[test]
fn the_versions_of_an_answer() {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("council").keys("1 Enter").goes_to("council");
    bench.keys("2 Enter").goes_to("council").keys("H");
    assert_snapshot!(bench.picture(), @r#"
         Zorgho · kinds                                                      Choix 1/20
        ────────────────────────────────────────────────────────────────────────────────
           Cadre             ○11      │ Une réunion ou une instance rassemble-t-elle
         ▸ Choix             ●○○○○○○  │ les acteurs du territoire liés à
             Repérage        ○○○      │ l’international ?
           Documents et pre… ○○       │
            ┌──────────────────────────────────────────────────────────────────────┐
            │ Les versions de cette réponse, la dernière d’abord                   │
            │ ▸ Oui, de temps en temps                        A01 2026-11-25 14:07 │
            │   Oui, régulièrement                            A01 2026-11-25 14:07 │
            └──────────────────────────────────────────────────────────────────────┘
                                      │   4 ○ Non
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
fn the_notes_of_an_interview() {
    let mut bench = Bench::every_kind("fr");
    bench
        .goes_to("council")
        .keys("n")
        .types("il hesite")
        .keys("Enter");
    bench.keys("N").types("drapeau").keys("Enter l");
    assert_snapshot!(bench.picture(), @r#"
         Zorgho · kinds                                                      Choix 0/20
        ────────────────────────────────────────────────────────────────────────────────
           Cadre             ○11      │ Une réunion ou une instance rassemble-t-elle
         ▸ Choix             ○○○○○○○  │ les acteurs du territoire liés à
             Repérage        ○○○      │ l’international ?
           Documents et pre… ○○       │
            ┌──────────────────────────────────────────────────────────────────────┐
            │ Les notes, la dernière d’abord. Entrée va à la question ; une note   │
            │ de terrain se rattache à la question affichée.                       │
            │ ▸ drapeau                                           2026-11-25 14:07 │
            │   il hesite · Une réunion ou une instance rassembl… 2026-11-25 14:07 │
            └──────────────────────────────────────────────────────────────────────┘
                                      │
                                      │ ✎ il hesite
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
fn the_first_page_of_all() {
    let mut bench = Bench::new("fr");
    bench.is_told(News::NoFolder);
    assert_snapshot!(bench.picture(), @r#"
         Repère · Langue                                                          14:07
        ────────────────────────────────────────────────────────────────────────────────
          Repère conduit des entretiens sur les liens d’un territoire avec d’autres
          pays. Rien n’est envoyé sans vous.

          ▸ Langue de l’écran
              ▸ 1  Français
                2  English















         ⏎ continuer  Tab champ suivant  F1 aide
        "#);
}

#[test]
fn a_folder_that_is_locked() {
    let mut bench = Bench::new("fr");
    bench.is_told(News::Locked { wrong: true });
    assert_snapshot!(bench.picture(), @r#"
         Repère · Ouvrir                                                          14:07
        ────────────────────────────────────────────────────────────────────────────────
          Les données de ce dossier sont chiffrées.

          ▸ Phrase de passe
















         Cette phrase de passe n’ouvre pas le dossier. Rien n’est perdu : essayer
         encore.
         ⏎ continuer  Tab champ suivant  F1 aide
        "#);
}
