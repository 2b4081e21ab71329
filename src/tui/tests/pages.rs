//! A field-list: the questions of a group on one page.

use super::{Bench, sheets};
use insta::assert_snapshot;

/// A page about a partnership, in French and Arabic, one question of which another opens.
pub(super) fn form() -> String {
    let row = |kind: &str, name: &str, fr: &str, ar: &str, rest: &str| {
        format!(
            r#"{{"type": "{kind}", "name": "{name}", "label::Français (fr)": "{fr}", "label::العربية (ar)": "{ar}"{rest}}}"#
        )
    };
    let survey = [
        row("text", "before", "Avant", "قبل", ""),
        row(
            "begin group",
            "pair",
            "Le partenariat",
            "الشراكة",
            r#", "appearance": "field-list""#,
        ),
        row("text", "who", "Avec quelle collectivité ?", "مع أي جماعة؟", ""),
        row(
            "integer",
            "year",
            "Depuis quelle année ?",
            "منذ أي سنة؟",
            r#", "constraint": ". > 1900", "constraint_message::Français (fr)": "Une année à quatre chiffres.", "constraint_message::العربية (ar)": "سنة من أربعة أرقام.""#,
        ),
        row(
            "select_one yn",
            "paper",
            "Une convention existe-t-elle ?",
            "هل توجد اتفاقية؟",
            "",
        ),
        row(
            "text",
            "title",
            "Comment s’appelle-t-elle ?",
            "ما اسمها؟",
            r#", "relevant": "${paper} = 'yes'""#,
        ),
        row(
            "text",
            "against",
            "Qui s’y oppose ?",
            "من يعارضها؟",
            r#", "sensitive": "yes""#,
        ),
        row(
            "text",
            "own",
            "À vérifier ce soir",
            "للتحقق مساء",
            r#", "interviewer": "yes""#,
        ),
        r#"{"type": "end group"}"#.to_owned(),
        row("text", "after", "Après", "بعد", ""),
    ];
    let choice = |name: &str, fr: &str, ar: &str| {
        format!(
            r#"{{"list_name": "yn", "name": "{name}", "label::Français (fr)": "{fr}", "label::العربية (ar)": "{ar}"}}"#
        )
    };
    let choices = [choice("yes", "Oui", "نعم"), choice("no", "Non", "لا")];
    sheets(&survey.join(","), &choices.join(","))
}

#[test]
fn a_page_is_shown_with_what_each_question_holds() {
    let mut bench = Bench::with("fr", &form());
    bench
        .goes_to("who")
        .types("Tiznit")
        .keys("Enter")
        .types("207")
        .keys("Enter");
    assert_snapshot!(bench.picture(), @r#"
         Zorgho · t                                                  Le partenariat 2/7
        ────────────────────────────────────────────────────────────────────────────────
         ▸ Le partenariat    ●✗○○○    │ ● Avec quelle collectivité ? …………………………… Tiznit
                                      │
                                      │ ▸ Depuis quelle année ?
                                      │   │ 207
                                      │   └─ nombre entier ────────────────────────────
                                      │   ✗ Une année à quatre chiffres.
                                      │   F5 ne sait pas  F6 refus  F7 sans objet
                                      │   F8 non posée
                                      │
                                      │ ○ Une convention existe-t-elle ?
                                      │ ○ Qui s’y oppose ?
                                      │ ○ À vérifier ce soir
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
fn an_answer_shows_and_hides_its_neighbour_at_once() {
    let mut bench = Bench::with("fr", &form());
    let asks = |bench: &Bench| bench.picture().contains("Comment s’appelle");
    bench.goes_to("paper");
    assert!(!asks(&bench));
    bench.keys("1 Enter");
    assert!(asks(&bench));
    bench.keys("PageUp 2 Enter");
    assert!(!asks(&bench));
}

#[test]
fn the_page_on_every_size() {
    let mut bench = Bench::with("fr", &form());
    bench
        .goes_to("who")
        .types("Tiznit")
        .keys("Enter")
        .goes_to("paper")
        .keys("1 Enter");
    assert_snapshot!(bench.model.picture(40, 12), @r#"
         Zorgho · t          Le partenariat 2/8
        ────────────────────────────────────────
         Le partenariat                ↑ 2  ↓ 1
         ● Une convention existe-t-elle ?   Oui
         ▸ Comment s’appelle-t-elle ?
           │
           └───────────────────────────────────
           F5 ne sait pas  F6 refus
           F7 sans objet  F8 non posée
         ○ Qui s’y oppose ?
         enregistré 14:07:31          FR  14:07
         ⏎ suivant  Tab plan  F1 aide
        "#);
    assert_snapshot!(bench.model.picture(120, 40), @r#"
         Zorgho · t                                                                                          Le partenariat 2/8
        ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
         ▸ Le partenariat    ●○●○○○   │ ● Avec quelle collectivité ? ……………………………………………………………………………………………………………………………………… Tiznit
                                      │ ○ Depuis quelle année ?
                                      │ ● Une convention existe-t-elle ? …………………………………………………………………………………………………………………………………… Oui
                                      │
                                      │ ▸ Comment s’appelle-t-elle ?
                                      │   │
                                      │   └────────────────────────────────────────────────────────────────────────────────────
                                      │   F5 ne sait pas  F6 refus  F7 sans objet  F8 non posée
                                      │
                                      │ ○ Qui s’y oppose ?
                                      │ ○ À vérifier ce soir
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
                                      │
         enregistré 14:07:31                                                                                          FR  14:07
         ⏎ suivant  Tab plan  Alt-n note  Ctrl-O document  Ctrl-G aller à  F9 vue répondant  PageUp précédent  F1 aide
        "#);
}

#[test]
fn the_page_in_arabic() {
    let mut bench = Bench::with("fr", &form());
    bench
        .asks_in("ar")
        .goes_to("who")
        .types("تزنيت")
        .keys("Enter")
        .goes_to("paper")
        .keys("1 Enter");
    assert_snapshot!(bench.picture(), @r#"
         Zorgho · t                                                         2/8 ﺔﻛاﺮﺸﻟا
        ────────────────────────────────────────────────────────────────────────────────
         ▸ ﺔﻛاﺮﺸﻟا           ●○●○○○   │ ●                                  ؟ﺔﻋﺎﻤﺟ يأ ﻊﻣ
                                      │                                           ﺖﻴﻧﺰﺗ
                                      │ ○                                   ؟ﺔﻨﺳ يأ ﺬﻨﻣ
                                      │ ●                              ؟ﺔﻴﻗﺎﻔﺗا ﺪﺟﻮﺗ ﻞﻫ
                                      │                                             ﻢﻌﻧ
                                      │
                                      │ ▸                                     ؟ﺎﻬﻤﺳا ﺎﻣ
                                      │   │
                                      │   └────────────────────────────────────────────
                                      │   F5 ne sait pas  F6 refus  F7 sans objet
                                      │   F8 non posée
                                      │
                                      │ ○                                   ؟ﺎﻬﺿرﺎﻌﻳ ﻦﻣ
                                      │ ○                                   ﺀﺎﺴﻣ ﻖﻘﺤﺘﻠﻟ
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
         enregistré 14:07:31                                                  AR  14:07
         ⏎ suivant  Tab plan  Alt-n note  Ctrl-O document  Ctrl-G aller à  F1 aide
        "#);
    assert_snapshot!(bench.model.picture(40, 12), @r#"
         Zorgho · t                 2/8 ﺔﻛاﺮﺸﻟا
        ────────────────────────────────────────
         ﺔﻛاﺮﺸﻟا                            ↑ 3
         ▸                            ؟ﺎﻬﻤﺳا ﺎﻣ
           │
           └───────────────────────────────────
           F5 ne sait pas  F6 refus
           F7 sans objet  F8 non posée
         ○                          ؟ﺎﻬﺿرﺎﻌﻳ ﻦﻣ
         ○                          ﺀﺎﺴﻣ ﻖﻘﺤﺘﻠﻟ
         enregistré 14:07:31          AR  14:07
         ⏎ suivant  Tab plan  F1 aide
        "#);
}

#[test]
fn arrows_leave_a_control_at_its_edge_and_stay_within_the_page() {
    let mut bench = Bench::with("fr", &form());
    let name = |bench: &Bench| {
        bench
            .sheet()
            .question()
            .map(|view| view.name.clone())
            .unwrap_or_default()
    };
    bench.goes_to("who").keys("Up");
    assert_eq!(name(&bench), "who", "the page begins here");
    bench.keys("Down Shift-Tab Down Enter");
    assert_eq!(name(&bench), "paper", "Enter from the year, whose arrows step it");
    bench.keys("Down");
    assert_eq!(name(&bench), "paper", "the second choice");
    bench.keys("Down");
    assert_eq!(name(&bench), "against");
    assert_eq!(bench.answer(), "", "moving picks nothing");
    bench.keys("Up Up");
    assert_eq!(name(&bench), "year");
}

#[test]
fn the_respondent_sees_the_page_without_its_signs_and_what_is_the_interviewers() {
    let mut bench = Bench::with("fr", &form());
    bench
        .goes_to("against")
        .types("le maire")
        .keys("Enter")
        .goes_to("who")
        .keys("F9");
    assert_snapshot!(bench.model.picture(60, 16), @r#"


        Le partenariat
        ▸ Avec quelle collectivité ?
          │
          └─────────────────────────────────────────────────
          Depuis quelle année ?
          Une convention existe-t-elle ?
          Qui s’y oppose ? …………………………………………………………………………… •••
        "#);
}

#[test]
fn two_languages_stand_on_one_page() {
    let mut bench = Bench::with("fr", &form());
    bench.goes_to("year").keys("F12");
    assert_snapshot!(bench.model.picture(60, 20), @r#"
         Zorgho · t                              Le partenariat 0/7
        ────────────────────────────────────────────────────────────
         ○ Avec quelle collectivité ?
                                                       ؟ﺔﻋﺎﻤﺟ يأ ﻊﻣ

         ▸ Depuis quelle année ?
                                                        ؟ﺔﻨﺳ يأ ﺬﻨﻣ
           │
           └─ nombre entier ───────────────────────────────────────
           F5 ne sait pas  F6 refus  F7 sans objet  F8 non posée

         ○ Une convention existe-t-elle ?
                                                   ؟ﺔﻴﻗﺎﻔﺗا ﺪﺟﻮﺗ ﻞﻫ
         ○ Qui s’y oppose ?
                                                        ؟ﺎﻬﺿرﺎﻌﻳ ﻦﻣ
         ○ À vérifier ce soir
                                                        ﺀﺎﺴﻣ ﻖﻘﺤﺘﻠﻟ

         enregistré 14:07:31                              FR  14:07
         ⏎ suivant  Tab plan  Alt-n note  Ctrl-O document  F1 aide
        "#);
}

#[test]
fn on_a_page_another_informants_words_are_his_own() {
    let mut bench = Bench::with("fr", &form());
    bench.goes_to("who").types("Tiznit").keys("Enter");
    bench.keys("Alt-s").types("ASSO").keys("Enter Enter Down Enter");
    let stands = |bench: &Bench| bench.picture().contains("… Tiznit") || bench.picture().contains("… Agadir");
    assert!(!stands(&bench), "{}", bench.picture());
    bench.goes_to("who").types("Agadir").keys("Enter");
    assert!(bench.picture().contains("… Agadir"), "{}", bench.picture());
}

#[test]
fn a_long_page_shows_the_whole_question_and_says_what_is_above_and_below() {
    let rows: Vec<String> = (1..=40)
        .map(|n| {
            format!(r#"{{"type": "text", "name": "q{n}", "label": "Question {n} ?", "hint": "Aide {n}"}}"#)
        })
        .collect();
    let group = r#"{"type": "begin group", "name": "g", "label": "Tout", "appearance": "field-list"}"#;
    let survey = format!(r#"{group}, {}, {{"type": "end group"}}"#, rows.join(", "));
    let mut bench = Bench::with("fr", &sheets(&survey, ""));
    for (columns, height) in [(40, 12), (80, 24), (120, 40)] {
        for n in 1..=40 {
            bench.goes_to(&format!("q{n}"));
            let picture = bench.model.picture(columns, height);
            let beside = |row: &str| row.split_once("│ ").map_or(row, |(_, page)| page).to_owned();
            let page: Vec<String> = picture.lines().map(beside).collect();
            let seen = page.iter().filter(|row| row.contains("Question")).count();
            let whole = [
                format!("Question {n} ?"),
                format!("Aide {n}"),
                "F8 non".to_owned(),
            ];
            for words in whole {
                assert!(page.iter().any(|row| row.contains(&words)), "{words}\n{picture}");
            }
            let more = |sign: &str| -> usize {
                let row = page.iter().find_map(|row| row.split_once(sign));
                row.map_or(0, |(_, rest)| {
                    rest.split_whitespace()
                        .next()
                        .and_then(|n| n.parse().ok())
                        .unwrap_or(0)
                })
            };
            assert_eq!(more("↑ ") + seen + more("↓ "), 40, "{picture}");
        }
    }
}

#[test]
fn an_instance_is_a_page_and_a_screening_in_a_page_is_one_line_of_it() {
    let survey = r#"
        {"type": "begin repeat", "name": "doc", "label": "Documents", "appearance": "field-list"},
        {"type": "text", "name": "title", "label": "Titre ?"},
        {"type": "begin group", "name": "more", "label": "En détail"},
        {"type": "integer", "name": "pages", "label": "Pages ?"},
        {"type": "end group"},
        {"type": "begin group", "name": "rows", "label": "Ce qu’il dit", "appearance": "table-list"},
        {"type": "select_one yn", "name": "a", "label": "D’un partenaire ?"},
        {"type": "select_one yn", "name": "b", "label": "D’un montant ?"},
        {"type": "end group"},
        {"type": "note", "name": "thanks", "label": "Le rendre ensuite."},
        {"type": "end repeat"}"#;
    let choices = r#"{"list_name": "yn", "name": "y", "label": "Oui"}, {"list_name": "yn", "name": "n", "label": "Non"}"#;
    let mut bench = Bench::with("fr", &sheets(survey, choices));
    bench.goes_to("doc").keys("+").types("Pacte").keys("Enter");
    assert_snapshot!(bench.picture(), @r#"
         Zorgho · t                                                       Documents 1/8
        ────────────────────────────────────────────────────────────────────────────────
           Documents         ○○○○●○○○ │ Documents · Pacte
             nº 1            ○○○○     │ ● Titre ? ………………………………………………………………………………… Pacte
             Pacte           ●○○○     │   En détail
         ▸     En détail     ○        │
               Ce qu’il dit  ○○       │ ▸ Pages ?
                                      │   │
                                      │   └─ nombre entier ────────────────────────────
                                      │   F5 ne sait pas  F6 refus  F7 sans objet
                                      │   F8 non posée
                                      │
                                      │   Ce qu’il dit …………………………………………………………………………… ○○
                                      │ · Le rendre ensuite.
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
                                      │
         enregistré 14:07:31                                                      14:07
         ⏎ suivant  Tab plan  Alt-n note  Ctrl-O document  Ctrl-G aller à  F1 aide
        "#);
}
