//! A group handed over on the screen: marked where it is away, written in all the same, taken back.

use super::Bench;
use insta::assert_snapshot;

/// The first question of the group "Choix", with that group handed over to B02; nothing is written to carry there.
fn handed_over() -> Bench {
    let mut bench = Bench::every_kind("fr");
    bench.goes_to("council");
    bench.keys("h Enter").types("B02").keys("Enter Ctrl-U Enter");
    bench
}

#[test]
fn what_is_with_a_colleague_is_marked_and_still_takes_answers() {
    let mut bench = handed_over();
    assert_eq!(bench.sheet().away, "B02");
    assert_snapshot!(bench.picture(), @r"
     Zorgho · kinds                                              ⇢ B02 · Choix 0/20
    ────────────────────────────────────────────────────────────────────────────────
       Cadre             ○11      │ Une réunion ou une instance rassemble-t-elle
     ▸ Choix ⇢           ○○○○○○○  │ les acteurs du territoire liés à
         Repérage        ○○○      │ l’international ?
       Documents et pre… ○○       │
                                  │ · Faire citer la dernière, avec sa date.
                                  │
                                  │ ▸ 1 ○ Oui, régulièrement
                                  │   2 ○ Oui, de temps en temps
                                  │   3 ○ Oui, tenue par les acteurs sans nous
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
     Remis à B02 : Choix.                                                 FR  14:07
     ⏎ suivant  Tab plan  n note  d document  g aller à  F9 vue répondant  F1 aide
    ");
    bench.goes_to("council").keys("1 Enter");
    assert!(
        bench.picture().contains("Cette partie est chez B02"),
        "{}",
        bench.picture()
    );
    bench.keys("PageUp 2 Enter");
    assert!(!bench.picture().contains("Cette partie"), "said once");
    bench.keys("Tab");
    assert_snapshot!(bench.picture(), @r"
     Zorgho · kinds                                              ⇢ B02 · Choix 1/20
    ────────────────────────────────────────────────────────────────────────────────
       ▸ Cadre                                          ○○○○○○○○○○○            0/11
       ↓ Choix ⇢ B02                                    ●○○○○○○                 1/7
         ●  Une réunion ou une instance rassemble-t-elle… Oui, de temps en temps
     ▸   ○  Avec quelles parties du monde ?
         ○  Lesquelles comptent le plus ?
         ○  Quelle commune ?
         ▸ Repérage                                      ○○○                    0/3
       ▸ Documents et preuves                           ○○                      0/2












     enregistré 14:07:31                                                  FR  14:07
     ⏎ aller  Tab question  F1 aide
    ");
}

#[test]
fn what_was_handed_over_is_taken_back_by_its_name() {
    let mut bench = handed_over();
    bench.goes_to("council").keys("h");
    assert_snapshot!(bench.picture(), @r"
     Zorgho · kinds                                              ⇢ B02 · Choix 0/20
    ────────────────────────────────────────────────────────────────────────────────
       Cadre             ○11      │ Une réunion ou une instance rassemble-t-elle
     ▸ Choix ⇢           ○○○○○○○  │ les acteurs du territoire liés à
        ┌──────────────────────────────────────────────────────────────────────┐
       D│ Remettre quoi, ou reprendre quoi ?                                   │
        │                                                                      │
        │                                                                      │
        │ ▸ Reprendre : Choix                                         chez B02 │
        │   Remettre : Choix                                                   │
        │   Remettre : tout l’entretien                                        │
        │   Remettre : Cadre                                                   │
        │   Remettre : Documents et preuves                                    │
        └──────────────────────────────────────────────────────────────────────┘
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
    ");
    bench.keys("Enter");
    assert_eq!(
        (bench.sheet().away.as_str(), bench.sheet().passed[0].here),
        ("", true)
    );
}

#[test]
fn a_group_given_to_an_informant_takes_their_words_as_answers() {
    let mut bench = Bench::every_kind("fr");
    bench
        .goes_to("council")
        .keys("v")
        .types("DG2")
        .keys("Enter Enter Down Enter v Enter");
    bench
        .keys("h Enter")
        .types("DG2")
        .keys("Enter 1 Enter")
        .goes_to("council");
    let sheet = bench.sheet();
    assert_eq!((sheet.speaker.as_str(), sheet.beside), ("DG2", false));
    assert_eq!((bench.answer().as_str(), sheet.voices.len()), ("often", 0));
    assert!(
        bench
            .picture()
            .lines()
            .next()
            .is_some_and(|title| title.contains("» DG2"))
    );
    // Out of the group the main informant speaks again.
    bench.goes_to("years");
    assert_eq!(bench.sheet().speaker, "");
}
