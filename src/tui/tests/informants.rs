//! Several informants on the screen: nobody speaks who has not agreed.

use super::Bench;
use insta::assert_snapshot;

fn speaks(bench: &mut Bench, code: &str) {
    bench.keys("v").types(code).keys("Enter");
}

#[test]
fn who_has_not_agreed_is_asked_and_who_refused_stays_unheard() {
    let mut bench = Bench::every_kind("fr");
    speaks(bench.goes_to("council"), "ASSO");
    // Two Enters too many agree to nothing.
    bench.keys("Enter Enter");
    assert_eq!(bench.sheet().speaker, "");
    speaks(&mut bench, "ASSO");
    bench.keys("Enter Down Down Down Down Down Enter");
    assert_eq!(bench.sheet().informants[1].consent, "accord refusé, 2026-11-25");
    speaks(&mut bench, "ASSO");
    assert!(
        bench
            .picture()
            .contains("ASSO a refusé que ses paroles soient notées")
    );
    assert_eq!(bench.sheet().speaker, "");
}

#[test]
fn the_title_names_the_main_informant_and_whoever_speaks_instead() {
    let mut bench = Bench::every_kind("fr");
    bench
        .goes_to("council")
        .keys("V Enter")
        .types("DGS")
        .keys("Enter");
    let title = |bench: &Bench| bench.picture().lines().next().unwrap_or_default().to_owned();
    assert!(
        title(&bench).contains("Zorgho · kinds · DGS  "),
        "{}",
        title(&bench)
    );
    // The group is one voice and is asked once.
    speaks(&mut bench, "GROUP");
    bench.keys("Down Enter");
    assert!(
        title(&bench).contains("Zorgho · kinds · DGS » GROUP"),
        "{}",
        title(&bench)
    );
    bench.keys("v Enter");
    assert!(!title(&bench).contains("GROUP"));
}

#[test]
fn a_consent_taken_back_ends_the_speech() {
    let mut bench = Bench::every_kind("fr");
    speaks(bench.goes_to("council"), "ASSO");
    bench.keys("Enter Down Enter");
    assert_eq!(bench.sheet().speaker, "ASSO");
    bench
        .keys("V")
        .types("ASSO")
        .keys("Enter Enter Down Down Down Down Enter");
    assert_eq!(bench.sheet().speaker, "");
}

#[test]
fn the_window_that_asks_for_consent() {
    let mut bench = Bench::every_kind("fr");
    speaks(bench.goes_to("council"), "ASSO");
    bench.types("présidente").keys("Enter");
    assert_snapshot!(bench.model.picture(80, 24), @r"
     Zorgho · kinds                                                      Choix 0/20
    ────────────────────────────────────────────────────────────────────────────────
       Cadre             ○11      │ Une réunion ou une instance rassemble-t-elle
     ▸ C┌──────────────────────────────────────────────────────────────────────┐
        │ ASSO : cette personne accepte-t-elle que ses paroles soient notées ? │
       D│ Lire le texte d’information, puis choisir ; des mots peuvent         │
        │ s’ajouter.                                                           │
        │                                                                      │
        │                                                                      │
        │ ▸ accord pas encore demandé                                          │
        │   accord donné de vive voix                                          │
        │   accord signé, sur papier (écrire son numéro)                       │
        │   accord donné devant témoin                                         │
        │   accord donné par la hiérarchie                                     │
        │   accord refusé                                                      │
        └──────────────────────────────────────────────────────────────────────┘
                                  │
                                  │
                                  │
                                  │
                                  │
                                  │
     enregistré 14:07:31                                                  FR  14:07
     ⏎ suivant  Tab plan  n note  d document  g aller à  F9 vue répondant  F1 aide
    ");
}

#[test]
fn the_window_of_informants() {
    let mut bench = Bench::new("fr");
    bench.begin("core");
    bench.keys("V").types("ASSO").keys("Enter").types("migr");
    assert_snapshot!(bench.model.picture(80, 24), @r"
     Zorgho · core                                               Étude et lieu 8/14
    ────────────────────────────────────────────────────────────────────────────────
     ▸ Étude et lieu     ●8 ○4    │ Mode de collecte, à la première séance
       Information et a… ○        │
       Clôture           ○        │ ▸ 1 ○ Face à face
        ┌──────────────────────────────────────────────────────────────────────┐
        │ ASSO : quelle fonction ?                                             │
        │ migr                                                                 │
        │                                                                      │
        │ ▸ Association de migrants ou diaspora                           dias │
        │   migr                                                               │
        └──────────────────────────────────────────────────────────────────────┘
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
     ⏎ suivant  Tab plan  n note  d document  g aller à  F9 vue répondant  F1 aide
    ");
    bench.keys("Enter Down Enter V");
    assert_snapshot!(bench.model.picture(80, 24), @r"
     Zorgho · core                                               Étude et lieu 8/14
    ────────────────────────────────────────────────────────────────────────────────
     ▸ Étude et lieu     ●8 ○4    │ Mode de collecte, à la première séance
       Information et a… ○        │
       Clôture           ○        │ ▸ 1 ○ Face à face
        ┌──────────────────────────────────────────────────────────────────────┐
        │ Les informateurs. Entrée dit la fonction et l’accord ; écrire un     │
        │ code en ajoute un.                                                   │
        │                                                                      │
        │                                                                      │
        │ ▸ informateur principal                                              │
        │   GROUP  le groupe, d’une seule voix                                 │
        │   ASSO  Association de migrants ou diaspora             accord donné │
        └──────────────────────────────────────────────────────────────────────┘
                                  │
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
}
