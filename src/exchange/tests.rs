//! Folders that write, send and merge, through the store as a session does.

use std::path::{Path, PathBuf};

mod laws;
mod travel;

use super::*;
use crate::bundle::{self, Recipient};
use crate::log::{
    Answer, Begun, Body, Event, EventId, InterviewId, NonResponse, Record, Revision, Seen, fold,
};
use crate::session::{Purpose, Secret, Session, Unlock, World};
use crate::store::Batch;

/// One person's folder.
pub(super) struct Desk {
    pub(super) session: Session,
    folder: tempfile::TempDir,
    seed: u64,
}

impl Desk {
    pub(super) fn new(person: &str, seed: u64) -> Self {
        Self::of_study("rep26", person, seed)
    }

    pub(super) fn of_study(study: &str, person: &str, seed: u64) -> Self {
        let folder = tempfile::tempdir().expect("a place");
        let purpose = Purpose {
            study: study.into(),
            team: "bfa".into(),
            person: person.into(),
            practice: false,
        };
        let now = "2026-11-22T09:00:00+00:00[+00:00]".parse().expect("a time");
        let world = World::pinned(now, seed);
        let unlock = Unlock::to_write(Secret::None, "repere test");
        let session = Session::create(folder.path(), &purpose, &unlock, world).expect("a folder");
        Self {
            session,
            folder,
            seed,
        }
    }

    pub(super) fn record(&self, interview: InterviewId) -> Record {
        fold(
            interview,
            &self.session.store().events(interview).expect("events"),
        )
    }

    /// Writes one event as a session does, having seen all of the interview.
    pub(super) fn write(&mut self, interview: Option<InterviewId>, informant: &str, body: Body) -> EventId {
        let store = self.session.store();
        let id = store.device().event(store.last() + 1);
        let interview = interview.or_else(|| matches!(body, Body::Begun(_)).then_some(InterviewId(id)));
        let concerned = match &body {
            Body::Withdrawn { interview, .. } => Some(*interview),
            _ => interview,
        };
        let held = concerned
            .map(|i| store.events(i).expect("events"))
            .unwrap_or_default();
        let record = concerned.map(|i| fold(i, &held));
        let noted = store.noted().expect("noted");
        let mut lamport = store.lamport();
        let mut seen = Vec::new();
        for event in record
            .iter()
            .flat_map(|record| record.frontier.events().collect::<Vec<_>>())
        {
            if event.device != id.device && !noted.covers(event) {
                seen.push(Seen::new(id.n, event));
                lamport = lamport.max(held.iter().find(|e| e.id == event).map_or(0, |e| e.lamport));
            }
        }
        let parents = match (&body, &record) {
            (Body::Revised(revision), Some(record)) => record.parents(&revision.key),
            (Body::Noted { .. } | Body::Begun(_) | Body::Added { .. } | Body::Voiced { .. }, _)
            | (_, None) => Vec::new(),
            (_, Some(record)) => record.frontier.events().collect(),
        };
        let event = Event {
            id,
            interview: if matches!(body, Body::Withdrawn { .. }) {
                None
            } else {
                interview
            },
            informant: informant.to_owned(),
            at: 1_790_000_000 + self.seed as i64 * 10_000 + id.n as i64,
            doubt: false,
            lamport: lamport + 1,
            parents,
            body,
        };
        let after = concerned.map(|i| fold(i, held.iter().chain([&event])));
        let batch = Batch {
            events: &[event],
            seen: &seen,
            record: after.as_ref(),
            ..Batch::default()
        };
        self.session.store_mut().append(&batch).expect("appended");
        id
    }

    pub(super) fn begin(&mut self, authority: &str) -> InterviewId {
        let begun = Begun {
            form: "core".into(),
            authority: authority.to_lowercase(),
            name: authority.into(),
            ..Begun::default()
        };
        InterviewId(self.write(None, "", Body::Begun(begun)))
    }

    pub(super) fn set(&mut self, interview: InterviewId, key: &str, value: &str) -> EventId {
        self.say(interview, key, Answer::Value(value.into()))
    }

    pub(super) fn say(&mut self, interview: InterviewId, key: &str, answer: Answer) -> EventId {
        let revision = Revision {
            key: key.into(),
            answer,
            reason: String::new(),
            cause: None,
            language: String::new(),
        };
        self.write(Some(interview), "", Body::Revised(revision))
    }

    /// Writes a bundle of all that is held.
    pub(super) fn send(&mut self, scope: &Scope) -> PathBuf {
        self.post(scope, &[]).0
    }

    /// Writes a bundle, sealed to these, and notes that it left; the file and the bundle.
    pub(super) fn post(&mut self, scope: &Scope, to: &[Recipient]) -> (PathBuf, Outgoing) {
        let leaving = outgoing(&mut self.session, scope).expect("a bundle");
        let bytes = wire(&self.session, &leaving, to, None).expect("wrapped");
        let file = self.folder.path().join(format!("{}.bundle", leaving.bundle.id()));
        std::fs::write(&file, &bytes).expect("written");
        note_sent(&mut self.session, &leaving, "a file", bytes.len() as u64).expect("noted");
        (file, leaving)
    }

    pub(super) fn receive(&mut self, files: &[&Path]) -> Report {
        self.merge(
            files,
            How {
                accept_new: true,
                rehearse: false,
            },
        )
    }

    pub(super) fn merge(&mut self, files: &[&Path], how: How) -> Report {
        let files: Vec<PathBuf> = files.iter().map(|file| file.to_path_buf()).collect();
        merge(&mut self.session, &files, how).expect("merged")
    }

    pub(super) fn digest(&self) -> String {
        digest(self.session.store()).expect("a digest").to_string()
    }

    pub(super) fn value(&self, interview: InterviewId, key: &str) -> String {
        self.record(interview).answers[key].answer().text().to_owned()
    }
}

pub(super) fn everything() -> Scope {
    Scope::default()
}

/// The promise of the design: two coordinators, opposite orders, twice.
#[test]
fn any_order_and_any_repetition_give_one_content() {
    let (mut ana, mut bob) = (Desk::new("A", 1), Desk::new("B", 2));
    let shared = ana.begin("Ganzourgou");
    ana.set(shared, "/data/h_role", "dgs");
    bob.receive(&[&ana.send(&everything())]);
    ana.set(shared, "/data/h_role", "maire");
    bob.set(shared, "/data/h_role", "sg");
    bob.set(shared, "/data/h_year", "2019");
    let own = bob.begin("Ganzourgou");
    bob.say(
        own,
        "/data/h_role",
        Answer::Missing {
            kind: NonResponse::Refused,
            reason: "trop tôt".into(),
        },
    );
    let (from_ana, from_bob) = (ana.send(&everything()), bob.send(&everything()));

    let (mut one, mut two) = (Desk::new("C1", 3), Desk::new("C2", 4));
    one.receive(&[&from_ana]);
    one.receive(&[&from_bob]);
    two.receive(&[&from_bob, &from_ana]);
    let again = [
        one.receive(&[&from_bob, &from_ana]),
        two.receive(&[&from_ana, &from_bob]),
    ];

    assert_eq!(one.digest(), two.digest());
    assert_eq!([again[0].events(), again[1].events()], [0, 0]);
    for desk in [&one, &two] {
        let record = desk.record(shared);
        let conflicts: Vec<_> = record.conflicts().map(|conflict| conflict.key).collect();
        assert_eq!(conflicts, ["/data/h_role"]);
        let heads: Vec<_> = record.answers["/data/h_role"]
            .heads
            .iter()
            .map(|head| head.answer.text())
            .collect();
        assert!(heads.contains(&"maire") && heads.contains(&"sg"), "{heads:?}");
        assert_eq!(desk.value(shared, "/data/h_year"), "2019");
    }
}

#[test]
fn a_merge_tells_what_it_brought_and_a_rehearsal_the_same_without_bringing_it() {
    let (mut ana, mut bob) = (Desk::new("A", 1), Desk::new("B", 2));
    let shared = ana.begin("Zorgho");
    ana.set(shared, "/data/a", "1");
    bob.receive(&[&ana.send(&everything())]);
    bob.set(shared, "/data/a", "2");
    ana.set(shared, "/data/a", "3");
    let new = ana.begin("Boudry");
    let file = ana.send(&everything());
    let before = bob.digest();

    let rehearsed = bob.merge(
        &[&file],
        How {
            rehearse: true,
            accept_new: false,
        },
    );
    assert_eq!(bob.digest(), before);
    let merged = bob.merge(&[&file], How::default());

    assert_eq!(rehearsed.merged[0].touched, merged.merged[0].touched);
    assert_eq!((rehearsed.events(), merged.events()), (2, 2));
    let touched: Vec<_> = merged.merged[0]
        .touched
        .iter()
        .map(|t| (t.interview, t.new, t.conflicts))
        .collect();
    assert_eq!(touched, [(shared, false, 1), (new, true, 0)]);
    assert_eq!(bob.session.store().merge_log().expect("log").len(), 2);
}

#[test]
fn who_is_not_accepted_waits_apart_and_comes_in_once_accepted() {
    let (mut ana, mut desk) = (Desk::new("A", 1), Desk::new("C", 2));
    let interview = ana.begin("Zorgho");
    let file = ana.send(&everything());
    let before = desk.digest();

    let apart = desk.merge(&[&file], How::default());
    assert_eq!(
        (apart.events(), apart.merged[0].strangers.len(), desk.digest()),
        (0, 1, before)
    );
    assert_eq!(apart.waiting[0].why, Why::Acceptance);
    let again = desk.merge(&[&file], How::default());
    assert_eq!(again.merged[0].waiting, 0);

    let accepted = desk.receive(&[&file]);
    assert_eq!((accepted.events(), accepted.waiting.len()), (1, 0));
    ana.set(interview, "/data/a", "1");
    assert_eq!(
        desk.merge(&[&ana.send(&everything())], How::default()).events(),
        1
    );
}

#[test]
fn what_rests_on_something_missing_waits_for_it_by_name() {
    let (mut ana, mut bob, mut desk) = (Desk::new("A", 1), Desk::new("B", 2), Desk::new("C", 3));
    let interview = ana.begin("Zorgho");
    let first = ana.send(&everything());
    bob.receive(&[&first]);
    bob.set(interview, "/data/a", "1");
    let signer = bob.session.store().signer().expect("a key");
    let mut late = outgoing(&mut bob.session, &everything())
        .expect("a bundle")
        .bundle;
    late.segments
        .retain(|segment| segment.header.device == signer.device());
    assert_eq!(late.needs().events().collect::<Vec<_>>(), [interview.0]);
    let late_file = bob.folder.path().join("late.json");
    std::fs::write(&late_file, bundle::write(&late, &signer)).expect("written");

    let waiting = desk.receive(&[&late_file]);
    assert_eq!(waiting.waiting[0].why, Why::Events(vec![interview.0]));
    let arrived = desk.receive(&[&first]);
    assert_eq!((arrived.events(), arrived.waiting.len()), (2, 0));
    assert_eq!(desk.value(interview, "/data/a"), "1");
}

#[test]
fn a_withheld_interview_comes_later_and_ends_in_the_same_content() {
    let (mut ana, mut desk, mut other) = (Desk::new("A", 1), Desk::new("C", 2), Desk::new("D", 3));
    let (one, two) = (ana.begin("Zorgho"), ana.begin("Boudry"));
    ana.set(one, "/data/a", "1");
    ana.set(two, "/data/a", "2");
    let part = ana.send(&Scope {
        interview: Some(two),
        ..Scope::default()
    });
    assert!(!std::fs::read_to_string(&part).expect("text").contains("Zorgho"));

    assert_eq!(desk.receive(&[&part]).events(), 2);
    let whole = ana.send(&everything());
    assert_eq!(desk.receive(&[&whole]).events(), 2);
    other.receive(&[&whole]);
    assert_eq!(desk.digest(), other.digest());
    assert_eq!(desk.receive(&[&part]).events(), 0);
}

#[test]
fn a_foreign_study_and_a_broken_file_are_refused_and_the_others_go_on() {
    let (mut ana, mut desk) = (Desk::new("A", 1), Desk::new("C", 2));
    let mut stranger = Desk::of_study("other", "X", 3);
    ana.begin("Zorgho");
    stranger.begin("Lyon");
    let (good, foreign) = (ana.send(&everything()), stranger.send(&everything()));
    let broken = ana.folder.path().join("broken.json");
    std::fs::write(&broken, &std::fs::read(&good).expect("bytes")[..600]).expect("written");

    let report = desk.receive(&[&foreign, &broken, &good]);
    assert_eq!(report.events(), 1);
    let files: Vec<_> = report.refused.iter().map(|refused| &refused.file).collect();
    assert_eq!(files, [&foreign, &broken]);
}

#[test]
fn drafts_stay_at_home_where_only_submitted_ones_are_sent() {
    let (mut ana, mut desk) = (Desk::new("A", 1), Desk::new("C", 2));
    let (draft, done) = (ana.begin("Zorgho"), ana.begin("Boudry"));
    ana.write(Some(done), "", Body::Submitted);
    let report = desk.receive(&[&ana.send(&Scope {
        submitted: true,
        ..Scope::default()
    })]);
    assert_eq!(report.events(), 2);
    assert!(desk.record(draft).begun.is_none());
    assert_eq!(desk.record(done).state, crate::log::State::Submitted);
}

/// Two laptops from one disk image: the same key writes two histories.
#[test]
fn a_cloned_laptop_becomes_two_devices_and_nothing_is_lost() {
    let (mut ana, mut clone) = (Desk::new("A", 1), Desk::new("A", 1));
    assert_eq!(ana.session.store().device(), clone.session.store().device());
    let trunk = ana.session.store().device();
    for desk in [&mut ana, &mut clone] {
        let interview = desk.begin("Zorgho");
        desk.set(interview, "/data/a", "same");
    }
    let shared = InterviewId(trunk.event(1));
    ana.set(shared, "/data/a", "ana");
    clone.set(shared, "/data/a", "clone");
    let (one, two) = (ana.begin("Boudry"), clone.begin("Absouya"));
    assert_eq!(one, two);
    ana.set(one, "/data/b", "of ana");
    clone.set(two, "/data/b", "of the clone");

    // A coordinator who has met only one of them asks back; another meets both, in the other order.
    let (from_ana, from_clone) = (ana.send(&everything()), clone.send(&everything()));
    let (mut first, mut second) = (Desk::new("C1", 3), Desk::new("C2", 4));
    first.receive(&[&from_ana]);
    let asked = first.write(
        Some(one),
        "",
        Body::Asked {
            key: "/data/b".into(),
            text: "Since when?".into(),
        },
    );
    let from_first = first.send(&everything());
    let report = first.receive(&[&from_clone]);
    second.receive(&[&from_clone]);
    second.receive(&[&from_first, &from_ana]);

    assert_eq!(first.digest(), second.digest());
    assert_eq!(
        (report.merged[0].forks.len(), report.merged[0].forks[0].at),
        (1, 3)
    );
    for desk in [&first, &second] {
        let store = desk.session.store();
        assert_eq!(store.check().expect("checked"), []);
        let lines = store.lines().expect("lines");
        let mut names: Vec<_> = lines.iter().map(|line| line.name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["Absouya", "Boudry", "Zorgho"]);
        let both = desk.record(shared);
        assert_eq!(both.conflicts().count(), 1);
        let boudry = lines
            .iter()
            .find(|line| line.name == "Boudry")
            .expect("there")
            .interview;
        assert_eq!(
            desk.record(boudry).questions[0].event,
            asked,
            "the question stays with the branch that was seen"
        );
        assert_eq!(desk.value(boudry, "/data/b"), "of ana");
    }
    assert_eq!(first.receive(&[&from_first, &from_clone, &from_ana]).events(), 0);
}

/// The clone itself meets what its twin wrote: it goes on as another device.
#[test]
fn a_device_that_meets_its_own_other_history_goes_on_under_another_name() {
    let (mut ana, mut clone) = (Desk::new("A", 1), Desk::new("A", 1));
    let trunk = ana.session.store().device();
    let shared = ana.begin("Zorgho");
    clone.begin("Zorgho");
    ana.set(shared, "/data/a", "ana");
    clone.set(shared, "/data/a", "clone");
    let from_ana = ana.send(&everything());

    let report = clone.receive(&[&from_ana]);
    assert!(report.renewed);
    assert_ne!(clone.session.store().device(), trunk);
    let record = clone.record(shared);
    assert_eq!(record.conflicts().count(), 1);
    let decided = clone.set(shared, "/data/a", "decided");
    assert_eq!(
        (decided.n, clone.value(shared, "/data/a").as_str()),
        (1, "decided")
    );
    assert_eq!(clone.session.store().check().expect("checked"), []);

    ana.receive(&[&clone.send(&everything())]);
    assert_eq!(ana.value(shared, "/data/a"), "decided");
    clone.receive(&[&ana.send(&everything())]);
    assert_eq!(ana.digest(), clone.digest());
}

#[test]
fn an_instance_that_is_kept_is_decided_whatever_its_remover_wrote_afterwards() {
    let (mut ana, mut bob, mut desk) = (Desk::new("A", 1), Desk::new("B", 2), Desk::new("C", 3));
    let interview = ana.begin("Ganzourgou");
    let instance = "/data/ev{1}".to_owned();
    bob.receive(&[&ana.send(&everything())]);
    bob.set(interview, "/data/ev{1}/ev_where", "mairie");
    let removed = Body::Removed {
        instance: instance.clone(),
    };
    ana.write(Some(interview), "", removed);
    ana.set(interview, "/data/d_deb", "7");
    desk.receive(&[&ana.send(&everything()), &bob.send(&everything())]);
    assert_eq!(desk.record(interview).contested().count(), 1);

    let kept = Body::Restored { instance };
    desk.session.declare(interview, vec![kept]).expect("declared");
    let record = desk.record(interview);
    assert_eq!(record.contested().count(), 0);
    assert!(record.instances.iter().all(|instance| instance.present));
}
