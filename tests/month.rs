//! A month of a study over plain files: six teams, twelve interviewers, two country coordinators, one study coordinator;
//! bundles lost, repeated and late; questions back, replies, conflicts, duplicates, a withdrawal, a lost laptop and a
//! stolen one. What the desks hold at the end is checked against a plain model that knows nothing of merging.
//!
//! `REPERE_MONTH=310` plays it at its full size; without, a smaller number of interviews goes the same ways.

mod desk;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use repere::coordinate::{self, CardKind, Choice, Filter};
use repere::log::{Act, Frontier, Grant, InterviewId, Rights, Role, State};

use desk::Desk;

const FORM: &str = r#"{"survey": [
  {"type": "text", "name": "role", "label": "Which office?"},
  {"type": "integer", "name": "year", "label": "Since which year?"},
  {"type": "text", "name": "partner", "label": "With whom?"},
  {"type": "text", "name": "quote", "label": "In the informant's words?"}
], "settings": [{"form_id": "month", "version": "1"}]}"#;
const INTERVIEWERS: usize = 12;

/// What the plain model knows of one interview.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Expected {
    answers: BTreeMap<&'static str, String>,
    state: State,
}

/// The study: desks 0..12 interview, 12 and 13 coordinate a country each, 14 coordinates the study.
struct Month {
    desks: Vec<Desk>,
    model: BTreeMap<InterviewId, Expected>,
    owner: BTreeMap<InterviewId, usize>,
    bundles: usize,
    dice: u64,
}

const BFA: usize = 12;
const ETH: usize = 13;
const STUDY: usize = 14;

impl Month {
    fn new() -> Self {
        let mut desks: Vec<Desk> = (0..INTERVIEWERS)
            .map(|i| {
                Desk::of(
                    &format!("E{:02}", i + 1),
                    &format!("T{}", i / 2 + 1),
                    i as u64 + 1,
                )
            })
            .collect();
        desks.push(Desk::of("C-BFA", "CC", 101));
        desks.push(Desk::of("C-ETH", "CC", 102));
        desks.push(Desk::of("STUDY", "CC", 103));
        let mut month = Self {
            desks,
            model: BTreeMap::new(),
            owner: BTreeMap::new(),
            bundles: 0,
            dice: 7,
        };
        month.grant(None);
        month
    }

    /// Everyone learns the grants; a revoked interviewer's word counts up to what coordinators held of it.
    fn grant(&mut self, revoked: Option<(usize, u64)>) {
        let role = |desk: usize| match desk {
            STUDY => Role::Study,
            BFA | ETH => Role::Country,
            _ => Role::Field,
        };
        let grants: Vec<_> = (0..self.desks.len())
            .map(|desk| {
                let until = revoked.filter(|(who, _)| *who == desk).map(|(_, last)| last);
                (
                    self.desks[desk].session.identity().device,
                    Grant {
                        role: role(desk),
                        until,
                    },
                )
            })
            .collect();
        for desk in &mut self.desks {
            desk.session
                .store_mut()
                .keep_rights(&Rights::bound(grants.clone()))
                .expect("kept");
        }
    }

    fn roll(&mut self, sides: u64) -> u64 {
        self.dice = self
            .dice
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.dice >> 33) % sides
    }

    fn country(desk: usize) -> (&'static str, usize) {
        if desk < INTERVIEWERS / 2 {
            ("bfa", BFA)
        } else {
            ("eth", ETH)
        }
    }

    fn interview(&mut self, desk: usize, name: &str, informant: &str) -> InterviewId {
        let id = self.desks[desk].begin(Self::country(desk).0, name, informant);
        let answers: Vec<(&'static str, String)> = vec![
            ("role", "dgs".into()),
            ("year", (1990 + self.roll(30)).to_string()),
            ("partner", format!("partner {}", self.roll(9))),
            ("quote", format!("we began it, {name}, {}", self.roll(1000))),
        ];
        for (question, value) in &answers {
            self.desks[desk].answer(id, question, value);
        }
        let mut expected = Expected {
            answers: answers.into_iter().collect(),
            state: State::Draft,
        };
        if self.roll(7) > 0 {
            self.desks[desk].submit(id);
            expected.state = State::Submitted;
        }
        self.model.insert(id, expected);
        self.owner.insert(id, desk);
        id
    }

    fn send(&mut self, desk: usize) -> PathBuf {
        self.bundles += 1;
        self.desks[desk].send()
    }

    fn says(&mut self, id: InterviewId, question: &'static str, value: &str) {
        self.model
            .get_mut(&id)
            .expect("known")
            .answers
            .insert(question, value.to_owned());
    }

    fn stands(&mut self, id: InterviewId, state: State) {
        self.model.get_mut(&id).expect("known").state = state;
    }

    fn of(&self, desk: usize, state: State) -> Vec<InterviewId> {
        let own = self
            .model
            .iter()
            .filter(|(id, expected)| self.owner[id] == desk && expected.state == state);
        own.map(|(id, _)| *id).collect()
    }

    /// Three coordinators give each other everything, then everything to the field.
    fn meet(&mut self, field: &[usize]) {
        for _ in 0..2 {
            for from in [BFA, ETH, STUDY] {
                let file = self.desks[from].send();
                for to in [BFA, ETH, STUDY].into_iter().filter(|to| *to != from) {
                    self.desks[to].receive(std::slice::from_ref(&file));
                }
            }
        }
        let file = self.desks[STUDY].send();
        for desk in field {
            self.desks[*desk].receive(std::slice::from_ref(&file));
        }
    }
}

#[test]
fn a_month_of_losses_repeats_and_late_arrivals_ends_as_the_plain_model_says() {
    let count: usize = std::env::var("REPERE_MONTH")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(36);
    let mut month = Month::new();
    let (lost_laptop, stolen) = (4, 10);
    let all: Vec<usize> = (0..INTERVIEWERS).collect();

    // Weeks one to three: interviews, and bundles that go astray. What a lost one carried, the next one carries too.
    let mut late: Vec<(usize, PathBuf)> = Vec::new();
    for week in 0..3 {
        for desk in &all {
            let share = count / (3 * INTERVIEWERS)
                + usize::from(desk + week * INTERVIEWERS < count % (3 * INTERVIEWERS));
            for n in 0..share {
                month.interview(*desk, &format!("Commune {week}-{desk}-{n}"), &format!("M{n}"));
            }
        }
        let mut bag = std::mem::take(&mut late);
        for desk in &all {
            let file = month.send(*desk);
            let to = Month::country(*desk).1;
            match month.roll(6) {
                // Lost on the way; in the last week everything arrives in the end.
                0 if week < 2 => {}
                1 if week < 2 => late.push((to, file)),
                2 => bag.extend([(to, file.clone()), (to, file)]),
                _ => bag.push((to, file)),
            }
        }
        bag.reverse();
        for (to, file) in bag {
            month.desks[to].receive(&[file]);
        }
    }
    assert_eq!(month.model.len(), count);

    // The coordinators ask back; the study coordinator holds nothing yet and learns it from them.
    let mut asked = Vec::new();
    for desk in all
        .iter()
        .filter(|desk| **desk != lost_laptop && **desk != stolen)
    {
        let to = Month::country(*desk).1;
        for id in month.of(*desk, State::Submitted).into_iter().step_by(3) {
            let session = &mut month.desks[to].session;
            let question = coordinate::ask(session, id, "/data/year", "Which year exactly?")
                .expect("asked")
                .events[0];
            coordinate::hand_back(session, id, "").expect("returned");
            month.stands(id, State::Returned);
            asked.push((*desk, id, question));
        }
    }
    assert!(asked.len() >= 8);
    month.meet(&all);

    // Half of the field corrects and submits again, the other half explains; one never answers.
    let silent = asked.pop().expect("one");
    for (at, (desk, id, question)) in asked.iter().enumerate() {
        if at % 2 == 0 {
            month.desks[*desk].answer(*id, "year", "2019");
            month.desks[*desk].submit(*id);
            month.says(*id, "year", "2019");
        } else {
            coordinate::reply(&mut month.desks[*desk].session, *question, "It is right.").expect("replied");
        }
        month.stands(*id, State::Submitted);
    }

    // Two hands on one answer, apart from each other.
    let contested = *month.of(0, State::Submitted).last().expect("one");
    month.desks[0].answer(contested, "partner", "Partner of the interviewer");
    month.desks[BFA].answer(contested, "partner", "Partner of the coordinator");

    // The same officer interviewed twice by one team, a place under two spellings, and one who withdraws.
    let first = month.interview(2, "Ganzourgou", "DGS");
    let again = month.interview(3, "Ganzourgou", "DGS");
    let spelled = month.interview(3, "Guanzourgou", "SG");
    let withdrawn = month.interview(2, "Boussé", "SECRET");
    let files: Vec<PathBuf> = [2, 3].into_iter().map(|desk| month.send(desk)).collect();
    month.desks[BFA].receive(&files);
    coordinate::withdraw(&mut month.desks[2].session, withdrawn, None, "asked for it").expect("withdrawn");
    month.model.insert(
        withdrawn,
        Expected {
            answers: BTreeMap::new(),
            state: State::Withdrawn,
        },
    );

    // One laptop falls into a river with what it had not sent; another is stolen, and its thief writes on.
    let drowned = month.interview(lost_laptop, "Under water", "M1");
    month.model.remove(&drowned);
    let last_good = month.desks[stolen].session.store().last();
    let stolen_from = month.of(stolen, State::Submitted)[0];
    month.desks[stolen].answer(stolen_from, "role", "forged");
    let forged = month.interview(stolen, "Forged", "M1");
    month.model.remove(&forged);
    month.grant(Some((stolen, last_good)));
    let loot = month.desks[stolen].send();
    month.desks[ETH].receive(&[loot]);

    // Everyone else sends; everything meets, twice and out of order.
    let field: Vec<usize> = all
        .iter()
        .copied()
        .filter(|desk| *desk != lost_laptop && *desk != stolen)
        .collect();
    for desk in field.iter().rev() {
        let (file, to) = (month.send(*desk), Month::country(*desk).1);
        month.desks[to].receive(&[file.clone(), file]);
    }
    month.meet(&field);
    assert!(month.bundles >= 40, "{} bundles", month.bundles);

    // What waits for a decision.
    let session = &month.desks[STUDY].session;
    let cards = coordinate::cards(session).expect("cards");
    assert_eq!(
        cards
            .iter()
            .map(|card| (card.interview, card.key.as_str()))
            .collect::<Vec<_>>(),
        [(contested, "/data/partner")]
    );
    let pairs: BTreeSet<_> = coordinate::duplicates(session, false)
        .expect("pairs")
        .iter()
        .map(|pair| (pair.one.id, pair.other.id))
        .collect();
    assert!(
        pairs.contains(&(first.min(again), first.max(again)))
            || pairs.contains(&(first.max(again), first.min(again)))
    );
    let names: Vec<_> = coordinate::lookalikes(session)
        .expect("names")
        .into_iter()
        .map(|pair| (pair.one.1, pair.other.1))
        .collect();
    assert!(
        names.contains(&("Ganzourgou".into(), "Guanzourgou".into())),
        "{names:?}"
    );
    let inbox = coordinate::inbox(session, 0).expect("inbox");
    let words: BTreeSet<&str> = inbox.iter().map(|item| item.need.word()).collect();
    assert!(
        words.is_superset(&BTreeSet::from([
            "request",
            "conflict",
            "answered",
            "duplicate",
            "lookalike"
        ])),
        "{words:?}"
    );

    // Two coordinators decide the conflict differently without knowing: a conflict again, and a last word.
    let CardKind::Answers { versions, .. } = &cards[0].kind else {
        panic!("answers")
    };
    assert!(versions.iter().all(|side| !side.had_read.is_empty()));
    let decide = |desk: &mut Desk, at: usize| {
        coordinate::decide(
            &mut desk.session,
            contested,
            "/data/partner",
            &Choice::Version(at),
            "why",
        )
        .expect("decided")
    };
    decide(&mut month.desks[BFA], 0);
    decide(&mut month.desks[STUDY], 1);
    month.meet(&field);
    assert_eq!(
        coordinate::open_cards(&month.desks[ETH].session).expect("cards"),
        1
    );
    decide(&mut month.desks[STUDY], 0);
    let last_word = month.desks[STUDY]
        .session
        .record(contested)
        .expect("held")
        .answers["/data/partner"]
        .answer()
        .text()
        .to_owned();
    month.says(contested, "partner", &last_word);

    // Questions are settled, duplicates told, authorities joined, and what is submitted is accepted.
    coordinate::mark(&mut month.desks[BFA].session, again, first, true).expect("marked");
    let alias = coordinate::alias(
        &mut month.desks[BFA].session,
        "bfa:ganzourgou",
        "bfa:guanzourgou",
        true,
    );
    alias.expect("joined");
    for (desk, _, question) in &asked {
        coordinate::settle(&mut month.desks[Month::country(*desk).1].session, *question, "")
            .expect("settled");
    }
    month.meet(&field);
    for line in
        coordinate::reached(&month.desks[STUDY].session, Act::Accept, &Filter::default()).expect("list")
    {
        coordinate::accept(&mut month.desks[STUDY].session, line.id, "").expect("accepted");
    }
    let submitted: Vec<InterviewId> = month
        .model
        .iter()
        .filter(|(_, e)| e.state == State::Submitted)
        .map(|(id, _)| *id)
        .collect();
    for id in submitted {
        month.stands(id, State::Accepted);
    }
    month.meet(&field);

    // Every desk that is left holds one content, and it is the model's.
    let digests: BTreeSet<String> = field
        .iter()
        .chain(&[BFA, ETH, STUDY])
        .map(|desk| month.desks[*desk].digest())
        .collect();
    assert_eq!(digests.len(), 1);
    for desk in [field[0], BFA, STUDY] {
        let desk = &month.desks[desk];
        for (id, expected) in &month.model {
            let record = desk.session.record(*id).expect("held");
            let said: BTreeMap<&str, String> = expected
                .answers
                .keys()
                .filter_map(|q| {
                    Some((
                        *q,
                        record
                            .answers
                            .get(&format!("/data/{q}"))?
                            .answer()
                            .text()
                            .to_owned(),
                    ))
                })
                .collect();
            assert_eq!((&said, record.state), (&expected.answers, expected.state), "{id}");
        }
        assert_eq!(desk.state(silent.1), State::Returned);
        assert!(
            desk.session.record(drowned).is_err(),
            "what was never sent is nowhere"
        );
        assert!(
            desk.session.record(forged).expect("kept").begun.is_none(),
            "a thief's interview has no effect"
        );
        assert_eq!(desk.session.store().check().expect("checked"), []);
        let kept = desk
            .session
            .store()
            .segments_after(&Frontier::new())
            .expect("segments");
        let texts = kept.iter().flat_map(|segment| segment.parts.iter().flatten());
        assert!(texts.clone().count() > 0 && texts.into_iter().all(|part| !part.text.contains("SECRET")));
        let shown: BTreeSet<String> = [first, spelled]
            .iter()
            .map(|id| desk.session.interview(*id).expect("line").authority.id)
            .collect();
        assert_eq!(shown.len(), 1);
    }
    let again = month.desks[BFA].send();
    assert_eq!(month.desks[STUDY].receive(&[again.clone(), again]), 0);
}
