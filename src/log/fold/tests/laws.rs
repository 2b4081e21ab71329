//! Laws over random histories.

use proptest::prelude::*;

use super::*;

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

    /// An answer on top of a record is what a fold of all makes of it, wherever it is not left to a fold.
    #[test]
    fn an_answer_that_follows_is_folded(acts in prop::collection::vec(any::<(u8, u8, u8)>(), 0..60)) {
        let mut events = history(&acts);
        events.sort_by_key(|e| (e.lamport, e.id));
        let mut record = fold(interview(), &events[..1]);
        let mut followed = 0;
        for at in 1..events.len() {
            let folded = fold(interview(), &events[..=at]);
            if record.follow(&Rights::unbound(), &events[at]) {
                followed += 1;
                prop_assert_eq!(&record, &folded);
            }
            record = folded;
        }
        let plain = events.iter().skip(1).take_while(|e| matches!(e.body, Body::Revised(_))).count();
        prop_assert!(followed >= plain, "{followed} of {plain}");
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

    /// No false conflicts: devices that answer questions of their own, or give one question the same answer, never make a
    /// card, however little they know of each other.
    #[test]
    fn different_questions_and_equal_answers_never_conflict(
        acts in prop::collection::vec((0..3_usize, 0..4_u8, 0..3_usize, any::<bool>()), 0..60),
    ) {
        let begun = event(device(1).event(1), 1, &[], Body::Begun(Begun::default()));
        let (mut all, mut held, mut last) = (vec![begun], [vec![0], vec![0], vec![0]], [1_u64, 0, 0]);
        for (who, question, with, meet) in acts {
            if meet {
                let theirs: Vec<usize> = held[with].clone();
                held[who].extend(theirs);
                held[who].sort_unstable();
                held[who].dedup();
                continue;
            }
            let seen: Vec<&Event> = held[who].iter().map(|at: &usize| &all[*at]).collect();
            let record = fold(interview(), seen.iter().copied());
            last[who] += 1;
            // Question 0 has one answer whoever gives it; of the others each device has its own.
            let (key, answer) = match question {
                0 => ("/data/same".to_owned(), "v".to_owned()),
                own => (format!("/data/q{own}_{who}"), format!("v{}", last[who])),
            };
            let revision = Revision {
                key: key.clone(),
                answer: Answer::Value(answer),
                reason: String::new(),
                cause: None,
                language: String::new(),
            };
            let lamport = 1 + seen.iter().map(|e| e.lamport).max().unwrap_or(0);
            let id = device(who as u8 + 1).event(last[who]);
            all.push(event(id, lamport, &record.parents(&key), Body::Revised(revision)));
            held[who].push(all.len() - 1);
        }
        prop_assert_eq!(fold(interview(), &all).conflicts().count(), 0);
    }
}
