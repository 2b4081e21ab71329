//! The fold, law by law: what stands, what conflicts, what a withdrawal takes; states and laws in files of their own.

mod laws;
mod states;

use super::*;
use crate::log::{Begun, DeviceId, NonResponse, Revision};

fn device(seed: u8) -> DeviceId {
    DeviceId::of_key(&[seed; 32])
}

fn interview() -> InterviewId {
    InterviewId(device(1).event(1))
}

fn event(id: EventId, lamport: u64, parents: &[EventId], body: Body) -> Event {
    Event {
        id,
        interview: Some(interview()),
        informant: String::new(),
        at: 0,
        doubt: false,
        lamport,
        parents: parents.to_vec(),
        body,
    }
}

fn says(value: &str) -> Body {
    answer(Answer::Value(value.to_owned()))
}

fn answer(answer: Answer) -> Body {
    Body::Revised(Revision {
        key: "/data/q".into(),
        answer,
        reason: String::new(),
        cause: None,
        language: String::new(),
    })
}

fn auto(value: &str, cause: EventId) -> Body {
    match says(value) {
        Body::Revised(revision) => Body::Revised(Revision {
            cause: Some(cause),
            ..revision
        }),
        other => other,
    }
}

/// Folds them all, and the record's one question.
fn question(events: &[Event]) -> Answered {
    fold(interview(), events).answers["/data/q"].clone()
}

#[test]
fn a_descendant_stands_whatever_its_counter() {
    let (a, b) = (device(1), device(2));
    let events = [
        event(a.event(2), 90, &[], says("old")),
        event(b.event(1), 91, &[a.event(2)], says("new")),
    ];
    let answered = question(&events);
    assert_eq!(
        (answered.answer().text(), answered.conflict, answered.heads.len()),
        ("new", false, 1)
    );
}

#[test]
fn unrelated_revisions_conflict_only_where_they_differ() {
    let (a, b) = (device(1), device(2));
    let one = event(a.event(2), 5, &[], says("x"));
    let same = event(b.event(1), 9, &[], says("x"));
    let other = event(b.event(2), 4, &[], says("y"));
    let alike = question(&[one.clone(), same]);
    assert!(!alike.conflict && alike.heads.len() == 2);
    let apart = question(&[one.clone(), other.clone()]);
    assert!(apart.conflict);
    assert_eq!(apart.answer().text(), "x", "the later in causal order is shown");
    let decided = event(a.event(3), 6, &[one.id, other.id], says("z"));
    assert!(!question(&[one, other, decided]).conflict);
}

#[test]
fn a_person_beats_the_engine_and_two_engines_never_conflict() {
    let (a, b) = (device(1), device(2));
    let person = event(a.event(2), 2, &[], says("person"));
    let engine = event(b.event(2), 8, &[], auto("engine", b.event(1)));
    let answered = question(&[person, engine.clone()]);
    assert_eq!((answered.answer().text(), answered.conflict), ("person", false));
    let another = event(a.event(3), 3, &[], auto("other", a.event(2)));
    let answered = question(&[engine, another]);
    assert_eq!((answered.answer().text(), answered.conflict), ("engine", false));
}

#[test]
fn an_answer_is_shown_before_a_non_answer_and_asks_to_be_confirmed() {
    let (a, b) = (device(1), device(2));
    let value = event(a.event(2), 2, &[], says("yes"));
    let refused = Answer::Missing {
        kind: NonResponse::Refused,
        reason: String::new(),
    };
    let missing = event(b.event(2), 8, &[], answer(refused));
    let answered = question(&[value, missing]);
    assert_eq!((answered.answer().text(), answered.conflict), ("yes", true));
}

#[test]
fn an_edit_that_a_removal_had_not_seen_keeps_the_instance() {
    let (a, b) = (device(1), device(2));
    let added = event(
        a.event(2),
        2,
        &[],
        Body::Added {
            repeat: "/data/ev".into(),
        },
    );
    let key = format!("/data/ev{{{}}}", a.event(2));
    let inside = |revision: Body| match revision {
        Body::Revised(r) => Body::Revised(Revision {
            key: format!("{key}/t"),
            ..r
        }),
        other => other,
    };
    let edit = event(b.event(1), 3, &[], inside(says("x")));
    let removed = event(
        a.event(3),
        3,
        &[a.event(2)],
        Body::Removed {
            instance: key.clone(),
        },
    );
    let one = |events: &[Event]| fold(interview(), events).instances[0].clone();

    assert!(!one(&[added.clone(), removed.clone()]).present);
    let kept = one(&[added.clone(), removed.clone(), edit.clone()]);
    assert!(kept.present && kept.contested && kept.removals == [removed.id]);
    let again = event(
        a.event(4),
        4,
        &[removed.id, edit.id],
        Body::Removed {
            instance: key.clone(),
        },
    );
    assert!(!one(&[added.clone(), removed.clone(), edit, again]).present);
    let back = event(a.event(4), 4, &[removed.id], Body::Restored { instance: key });
    let restored = one(&[added, removed, back]);
    assert!(restored.present && !restored.contested);
}

#[test]
fn a_withdrawal_wins_against_anything() {
    let (a, b) = (device(1), device(2));
    let begun = event(a.event(1), 1, &[], Body::Begun(Begun::default()));
    let mut voice = event(
        b.event(1),
        2,
        &[],
        Body::Voiced {
            key: "/data/q".into(),
            answer: Answer::Value("no".into()),
        },
    );
    voice.informant = "M2".into();
    let withdraw = |informant: Option<&str>| {
        let informant = informant.map(str::to_owned);
        let body = Body::Withdrawn {
            interview: interview(),
            informant,
            text: String::new(),
        };
        let mut event = event(a.event(9), 1, &[], body);
        event.interview = None;
        event
    };
    let events = [begun, event(a.event(2), 2, &[], says("x")), voice];
    let of = |withdrawal: Event| fold(interview(), events.iter().chain([&withdrawal]));

    let whole = of(withdraw(None));
    assert_eq!(whole.state, State::Withdrawn);
    assert!(
        whole.begun.is_none()
            && whole.answers.is_empty()
            && whole.voices.is_empty()
            && whole.frontier.is_empty()
    );
    let one = of(withdraw(Some("M2")));
    assert_eq!(
        (one.voices.len(), one.answers.len(), one.state),
        (0, 1, State::Draft)
    );
}

#[test]
fn a_later_note_replaces_the_one_that_it_names() {
    let a = device(1);
    let note = |text: &str| Body::Noted {
        key: "/data/q".into(),
        text: text.into(),
    };
    let (first, second) = (
        event(a.event(2), 2, &[], note("one")),
        event(a.event(3), 3, &[a.event(2)], note("two")),
    );
    let other = event(a.event(4), 4, &[], note("three"));
    let gone = event(a.event(5), 5, &[a.event(4)], note(""));
    let texts = |events: &[Event]| {
        fold(interview(), events)
            .notes
            .into_iter()
            .map(|n| n.text)
            .collect::<Vec<_>>()
    };
    assert_eq!(texts(&[other, second, first, gone]), ["two"]);
}

#[test]
fn a_group_is_with_whoever_was_given_it_last_and_a_wider_hand_over_takes_the_narrower_along() {
    let passes = |n: u64, group: &str, to: &str| {
        let body = Body::HandedOver {
            group: group.into(),
            to: to.into(),
        };
        event(device(1).event(n), n, &[], body)
    };
    let mut events = vec![passes(2, "/data/g", "B02"), passes(3, "/data/h", "B03")];
    let with = |events: &[Event], key: &str| {
        let record = fold(interview(), events);
        record.holder(key).map(|holder| holder.to.clone())
    };
    assert_eq!(with(&events, "/data/g{1}/q").as_deref(), Some("B02"));
    assert_eq!(with(&events, "/data/good"), None, "a name that begins alike");
    events.push(passes(4, "", "A01"));
    assert_eq!(with(&events, "/data/h/q").as_deref(), Some("A01"));
    let standing = fold(interview(), &events);
    assert_eq!(standing.standing_handovers().len(), 1);
}
