//! Questions with the same choices as a grid, and choices side by side: arrows go across.

use super::{Bench, sheets};
use insta::assert_snapshot;

const CHOICES: &str = r#"
    {"list_name": "often", "name": "never", "label": "jamais"},
    {"list_name": "often", "name": "some", "label": "parfois"},
    {"list_name": "often", "name": "much", "label": "souvent"}"#;

/// A table as a group's appearance makes it, or as the standard's manual writes it out by hand.
fn form(by_hand: bool) -> String {
    let (group, row) = if by_hand {
        ("field-list", r#", "appearance": "list-nolabel""#)
    } else {
        ("table-list", "")
    };
    let question = |name: &str, label: &str| {
        format!(r#"{{"type": "select_one often", "name": "{name}", "label": "{label}"{row}}}"#)
    };
    let mut rows = vec![format!(
        r#"{{"type": "begin group", "name": "t", "label": "Qui vous écrit ?", "appearance": "{group}"}}"#
    )];
    if by_hand {
        rows.push(
            r#"{"type": "select_one often", "name": "head", "label": "Par mois", "appearance": "label"}"#
                .into(),
        );
    }
    rows.extend([
        question("state", "L’État"),
        question("town", "Une ville jumelle"),
        question("firm", "Une entreprise d’ailleurs"),
    ]);
    rows.push(r#"{"type": "end group"}, {"type": "text", "name": "after", "label": "Après"}"#.into());
    sheets(&rows.join(","), CHOICES)
}

#[test]
fn rows_whose_words_fit_are_a_grid() {
    let mut bench = Bench::with("fr", &form(false));
    bench.goes_to("t").keys("j F6 Right Right");
    assert_snapshot!(bench.picture(), @r#"
         Zorgho · t                                                Qui vous écrit ? 2/4
        ────────────────────────────────────────────────────────────────────────────────
         Qui vous écrit ?

            ? ne sait pas              j jamais  p parfois  s souvent
          ● L’État                     ●         ○          ○
          – Une ville jumelle          refus
         ▸○ Une entreprise d’ailleurs  ○        ▸○          ○














         enregistré 14:07:31                                                      14:07
         ⏎ suivant  Tab plan  n note  d document  g aller à  F9 vue répondant  F1 aide
        "#);
}

#[test]
fn arrows_go_over_the_cells_and_space_or_enter_picks() {
    for picks in ["Space", "Enter"] {
        let mut bench = Bench::with("fr", &form(false));
        bench
            .goes_to("t")
            .keys(&format!("Right Right {picks} Left {picks} Down Up Right"));
        let answers: Vec<String> = ["state", "town", "firm"]
            .map(|name| {
                let line = bench.sheet().lines.iter().find(|line| line.name == name);
                line.map(|line| line.answer.clone()).unwrap_or_default()
            })
            .into();
        assert_eq!(answers, ["parfois", "souvent", ""]);
        bench.keys("F2");
        assert!(
            bench.sheet().question().is_none(),
            "the cell is picked before one goes on"
        );
    }
}

#[test]
fn a_grid_without_room_is_a_list_with_the_same_keys() {
    let mut bench = Bench::with("fr", &form(false));
    bench.goes_to("t").keys("j Right Right");
    assert_snapshot!(bench.model.picture(40, 12), @r#"
         Zorgho · t         Qui vous écrit ? 1…
        ────────────────────────────────────────
         Qui vous écrit ?
         j jamais  p parfois  s souvent
         ? ne sait pas
          ● L’État ………………………………………………  jamais
         ▸○ Une ville jumelle ………………… ▸parfois
          ○ Une entreprise d’ailleurs


         enregistré 14:07:31              14:07
         ⏎ suivant  Tab plan  n note  F1 aide
        "#);
}

#[test]
fn a_table_written_out_by_hand_is_the_same_grid() {
    let mut bench = Bench::with("fr", &form(true));
    bench.goes_to("t").keys("j");
    assert_snapshot!(bench.model.picture(64, 12), @r#"
         Zorgho · t                                Qui vous écrit ? 1/4
        ────────────────────────────────────────────────────────────────
         Qui vous écrit ?
         Par mois
            ? ne sait pas              j jamais  p parfois  s souvent
          ● L’État                     ●         ○          ○
         ▸○ Une ville jumelle          ○         ○          ○
          ○ Une entreprise d’ailleurs  ○         ○          ○


         enregistré 14:07:31                                      14:07
         ⏎ suivant  Tab plan  n note  d document  g aller à  F1 aide
        "#);
}

#[test]
fn arrows_go_across_choices_that_stand_side_by_side() {
    let question = r#"{"type": "select_one often", "name": "q", "label": "Souvent ?", "appearance": "likert"}, {"type": "text", "name": "z", "label": "Z"}"#;
    let mut bench = Bench::with("fr", &sheets(question, CHOICES));
    bench.keys("Right Right Left Enter PageUp");
    assert_eq!(bench.answer(), "some");
}
