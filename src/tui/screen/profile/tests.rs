//! From the table to the very answer, from a question to the field.

use super::*;

fn screen() -> Profile {
    let reason = Reason {
        text: "P1 G4 COOP1 (R1)".into(),
        interview: "d.1".into(),
        event: "d.7".into(),
    };
    let process = |name: &str, reasons: Vec<Reason>| Process {
        name: name.into(),
        reasons,
        ..Process::default()
    };
    Profile {
        data: ProfileData {
            id: "fra-x".into(),
            processes: vec![
                process("COOP Coopération", vec![reason]),
                process("TWIN Jumelage", Vec::new()),
            ],
            questions: vec![Question {
                text: "TWIN : un fait ?".into(),
                taken: false,
            }],
            ..ProfileData::default()
        },
        ..Profile::default()
    }
}

#[test]
fn enter_goes_from_a_process_to_its_reasons_to_the_very_answer() {
    let mut profile = screen();
    assert_eq!(profile.act(Action::ProfileReasons), Some(Wish::Nothing));
    assert_eq!(profile.pane, Pane::Reasons);
    let answer = Wish::Answer {
        interview: "d.1".into(),
        event: "d.7".into(),
    };
    assert_eq!(profile.act(Action::ProfileReasons), Some(answer));
}

#[test]
fn a_process_without_reasons_leads_nowhere_and_back_leads_to_the_table() {
    let mut profile = screen();
    profile.act(Action::ListDown);
    profile.act(Action::ProfileReasons);
    assert_eq!(profile.act(Action::ProfileReasons), Some(Wish::Nothing));
    assert_eq!(profile.act(Action::Back), Some(Wish::Nothing));
    assert_eq!((profile.pane, profile.at), (Pane::Table, 1));
    assert_eq!(profile.act(Action::Back), Some(Wish::Back));
}

#[test]
fn a_question_is_taken_along_once() {
    let mut profile = screen();
    profile.act(Action::ProfileTake);
    assert_eq!(
        profile.pane,
        Pane::Questions,
        "the key first shows what can be taken"
    );
    let take = Wish::Take {
        authority: "fra-x".into(),
        text: "TWIN : un fait ?".into(),
    };
    assert_eq!(profile.act(Action::ProfileTake), Some(take));
    assert_eq!(profile.act(Action::ProfileTake), Some(Wish::Nothing));
}

#[test]
fn the_comparison_is_read_once_and_shown_again_at_once() {
    let mut profile = screen();
    assert_eq!(
        profile.act(Action::ProfileCompare),
        Some(Wish::Compare("fra-x".into()))
    );
    profile.comparison = vec!["[1] X".into()];
    profile.act(Action::ProfileCompare);
    assert_eq!(profile.pane, Pane::Table);
    assert_eq!(profile.act(Action::ProfileCompare), Some(Wish::Nothing));
    assert_eq!(profile.pane, Pane::Comparison);
}
