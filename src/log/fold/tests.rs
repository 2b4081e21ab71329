use proptest::prelude::*;

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
fn states_are_computed_and_the_more_cautious_of_concurrent_ones_stands() {
    let (field, one, two) = (device(1), device(2), device(3));
    let begun = event(field.event(1), 1, &[], Body::Begun(Begun::default()));
    let submitted = event(field.event(2), 2, &[field.event(1)], Body::Submitted);
    let accepted = event(
        one.event(1),
        3,
        &[field.event(2)],
        Body::Accepted { text: String::new() },
    );
    let returned = event(
        two.event(1),
        3,
        &[field.event(2)],
        Body::Returned { text: "why".into() },
    );
    let released = event(
        one.event(2),
        4,
        &[field.event(2), one.event(1)],
        Body::Released { text: String::new() },
    );
    let late = event(field.event(3), 3, &[], says("late"));
    let state = |events: &[&Event]| {
        let record = fold(interview(), events.iter().copied());
        (record.state, record.changed_since, record.stands.len())
    };
    assert_eq!(state(&[&begun]), (State::Draft, false, 0));
    assert_eq!(state(&[&begun, &submitted]), (State::Submitted, false, 1));
    assert_eq!(state(&[&begun, &submitted, &late]), (State::Submitted, true, 1));
    assert_eq!(
        state(&[&begun, &submitted, &accepted]),
        (State::Accepted, false, 1)
    );
    assert_eq!(
        state(&[&begun, &submitted, &accepted, &released]),
        (State::Released, false, 1)
    );
    assert_eq!(
        state(&[&begun, &submitted, &accepted, &returned]),
        (State::Returned, false, 2)
    );
    assert_eq!(
        state(&[&begun, &submitted, &accepted, &late]),
        (State::Accepted, true, 1)
    );
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

/// Field device 1 submitted; device 2 is what `role` says.
fn under(role: Role, until: Option<u64>, extra: &[Event]) -> Record {
    let field = device(1);
    let mut events = vec![
        event(field.event(1), 1, &[], Body::Begun(Begun::default())),
        event(field.event(2), 2, &[field.event(1)], Body::Submitted),
    ];
    events.extend(extra.iter().cloned());
    let rights = Rights::bound([(device(2), super::super::Grant { role, until })]);
    fold_under(&rights, interview(), &events)
}

#[test]
fn what_an_author_may_not_do_is_a_request_without_effect() {
    let accept = event(
        device(2).event(1),
        3,
        &[device(1).event(2)],
        Body::Accepted { text: String::new() },
    );
    let refused = under(Role::Field, None, std::slice::from_ref(&accept));
    assert_eq!(
        (refused.state, refused.requests[0].lack),
        (State::Submitted, Lack::Role(Role::Team))
    );
    let done = under(Role::Country, None, std::slice::from_ref(&accept));
    assert_eq!(
        (done.state, done.stands[0].level),
        (State::Accepted, Role::Country)
    );
    let stolen = under(Role::Country, Some(0), &[accept]);
    assert_eq!(
        (stolen.state, stolen.requests[0].lack),
        (State::Submitted, Lack::Revoked)
    );
}

#[test]
fn a_thiefs_later_answers_change_nothing_and_are_not_lost() {
    let good = event(device(2).event(1), 3, &[], says("good"));
    let bad = event(device(2).event(2), 4, &[device(2).event(1)], says("bad"));
    let record = under(Role::Field, Some(1), &[good, bad.clone()]);
    assert_eq!(record.answers["/data/q"].answer().text(), "good");
    assert_eq!(
        (record.requests[0].event, record.frontier.last(device(2))),
        (bad.id, 2)
    );
}

#[test]
fn a_return_with_questions_stands_until_each_has_its_reply() {
    let (field, desk) = (device(1), device(2));
    let ask = |n: u64| {
        event(
            desk.event(n),
            2 + n,
            &[field.event(2)],
            Body::Asked {
                key: "/data/q".into(),
                text: "which year?".into(),
            },
        )
    };
    let back = event(
        desk.event(3),
        5,
        &[field.event(2), desk.event(2)],
        Body::Returned { text: String::new() },
    );
    let reply = |n: u64, of: u64| {
        event(
            field.event(n),
            5 + n,
            &[field.event(n - 1), desk.event(3)],
            Body::Replied {
                question: desk.event(of),
                text: "2019".into(),
            },
        )
    };
    let mut said = vec![ask(1), ask(2), back, reply(3, 1)];
    assert_eq!(under(Role::Country, None, &said).state, State::Returned);
    said.push(reply(4, 2));
    assert_eq!(under(Role::Country, None, &said).state, State::Submitted);
}

#[test]
fn a_release_needs_an_acceptance_that_nothing_came_after() {
    let (field, desk) = (device(1), device(2));
    let accept = event(
        desk.event(1),
        3,
        &[field.event(2)],
        Body::Accepted { text: String::new() },
    );
    let late = event(field.event(3), 3, &[], says("late"));
    let release = |seen: u64| {
        event(
            desk.event(2),
            9,
            &[field.event(seen), desk.event(1)],
            Body::Released { text: String::new() },
        )
    };
    let early = under(Role::Study, None, &[accept.clone(), late.clone(), release(3)]);
    assert_eq!((early.state, early.requests.len()), (State::Accepted, 1));
    let unseen = under(Role::Study, None, &[accept, late, release(2)]);
    assert_eq!((unseen.state, unseen.changed_since), (State::Released, true));
}

#[test]
fn a_withdrawal_by_another_hides_until_one_who_may_lifts_it() {
    let hidden = |informant: Option<&str>| {
        let mut event = event(
            device(3).event(1),
            3,
            &[device(1).event(2)],
            Body::Withdrawn {
                interview: interview(),
                informant: informant.map(str::to_owned),
                text: String::new(),
            },
        );
        event.interview = None;
        event
    };
    let record = under(Role::Study, None, &[hidden(None)]);
    assert!(record.state == State::Withdrawn && !record.withdrawals[0].erases);
    let lift = event(
        device(2).event(1),
        4,
        &[device(3).event(1)],
        Body::Reopened { text: String::new() },
    );
    assert_eq!(
        under(Role::Study, None, &[hidden(None), lift.clone()]).state,
        State::Submitted
    );
    assert_eq!(
        under(Role::Country, None, &[hidden(None), lift]).state,
        State::Withdrawn
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

/// A history of three devices that exchange now and then, from random acts.
fn history(acts: &[(u8, u8, u8)]) -> Vec<Event> {
    let mut all: Vec<Event> = vec![event(device(1).event(1), 1, &[], Body::Begun(Begun::default()))];
    let mut held: [Vec<usize>; 3] = [vec![0], vec![0], vec![0]];
    let mut last = [1_u64, 0, 0];
    for (who, what, with) in acts {
        let (who, with) = (usize::from(who % 3), usize::from(with % 3));
        if what % 5 == 0 {
            let theirs = held[with].clone();
            held[who].extend(theirs);
            held[who].sort_unstable();
            held[who].dedup();
            continue;
        }
        let seen: Vec<&Event> = held[who].iter().map(|at| &all[*at]).collect();
        let record = fold(interview(), seen.iter().copied());
        let frontier: Vec<EventId> = record.frontier.events().collect();
        let added: Vec<&str> = record.instances.iter().map(|i| i.key.as_str()).collect();
        let inside = added.get(usize::from(what / 16) % added.len().max(1));
        let key = match inside {
            Some(instance) if with == 1 => format!("{instance}/t"),
            _ => format!("/data/q{}", what % 3),
        };
        let revision = |answer| Revision {
            key: key.clone(),
            answer,
            reason: String::new(),
            cause: None,
            language: String::new(),
        };
        let (parents, body) = match what % 16 {
            1 => (frontier, Body::Submitted),
            2 => (frontier, Body::Returned { text: String::new() }),
            3 => (frontier, Body::Accepted { text: String::new() }),
            4 => (
                vec![],
                Body::Added {
                    repeat: "/data/ev".into(),
                },
            ),
            6 if inside.is_some() => (
                frontier,
                Body::Removed {
                    instance: (*inside.expect("is some")).to_owned(),
                },
            ),
            7 => (
                vec![],
                Body::Noted {
                    key: key.clone(),
                    text: format!("n{what}"),
                },
            ),
            8 => {
                let missing = Answer::Missing {
                    kind: NonResponse::DontKnow,
                    reason: String::new(),
                };
                (record.parents(&key), Body::Revised(revision(missing)))
            }
            _ => (
                record.parents(&key),
                Body::Revised(revision(Answer::Value(format!("v{}", what % 4)))),
            ),
        };
        let lamport = 1 + seen.iter().map(|e| e.lamport).max().unwrap_or(0);
        last[who] += 1;
        all.push(event(
            device(who as u8 + 1).event(last[who]),
            lamport,
            &parents,
            body,
        ));
        held[who].push(all.len() - 1);
    }
    all
}

proptest! {
    /// The record is a function of the set: any order, any repetition.
    #[test]
    fn arrival_does_not_matter(acts in prop::collection::vec(any::<(u8, u8, u8)>(), 0..60), seed in any::<u64>()) {
        let events = history(&acts);
        let record = fold(interview(), &events);
        let mut shuffled = events.clone();
        shuffled.extend(events.iter().step_by(3).cloned());
        let mut state = seed;
        for at in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            shuffled.swap(at, (state >> 33) as usize % (at + 1));
        }
        prop_assert_eq!(fold(interview(), &shuffled), record);
    }

    /// Nothing is lost silently: of every pair of revisions of a question, one descends from the other or both are heads
    /// or lie below different heads; and a conflict is shown exactly where persons' heads differ.
    #[test]
    fn every_concurrent_pair_is_kept(acts in prop::collection::vec(any::<(u8, u8, u8)>(), 0..60)) {
        let events = history(&acts);
        let record = fold(interview(), &events);
        for (key, answered) in &record.answers {
            let revisions: Vec<&Event> = events.iter().filter(|e| matches!(&e.body, Body::Revised(r) if r.key == *key)).collect();
            let mut reached: BTreeSet<EventId> = answered.heads.iter().map(|h| h.event).collect();
            for revision in revisions.iter().rev() {
                if reached.contains(&revision.id) {
                    reached.extend(&revision.parents);
                }
            }
            prop_assert!(revisions.iter().all(|r| reached.contains(&r.id)));
            let values: BTreeSet<&Answer> = answered.heads.iter().map(|h| &h.answer).collect();
            prop_assert_eq!(answered.conflict, values.len() > 1);
        }
    }
}
