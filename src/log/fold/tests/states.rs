//! States of an interview, and who may change them.

use super::*;

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

/// Field device 1 submitted; device 2 is what `role` says.
fn under(role: Role, until: Option<u64>, extra: &[Event]) -> Record {
    let field = device(1);
    let mut events = vec![
        event(field.event(1), 1, &[], Body::Begun(Begun::default())),
        event(field.event(2), 2, &[field.event(1)], Body::Submitted),
    ];
    events.extend(extra.iter().cloned());
    let rights = Rights::bound([(device(2), crate::log::Grant { role, until })]);
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
