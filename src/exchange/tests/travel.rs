//! Receipts and what follows from them: what is sent again, what is told, how far an interview has come.

use super::*;
use crate::log::DeviceId;
use crate::store::Travel;

fn to(desk: &Desk) -> Scope {
    Scope {
        receivers: vec![desk.device()],
        ..Scope::default()
    }
}

fn key(desk: &Desk) -> [Recipient; 1] {
    [Recipient::of(
        &desk.session.store().signer().expect("a key").public(),
    )]
}

impl Desk {
    fn device(&self) -> DeviceId {
        self.session.store().device()
    }

    /// One bundle sealed to another desk, merged there; how many events it carried.
    fn hand(&mut self, other: &mut Desk) -> u64 {
        let (file, leaving) = self.post(&to(other), &key(other));
        let report = other.receive(&[&file]);
        assert!(report.refused.is_empty(), "{:?}", report.refused);
        leaving.bundle.count()
    }

    fn travel(&self, interview: InterviewId) -> Travel {
        self.session.store().travels().expect("travels")[&interview]
    }
}

#[test]
fn what_was_confirmed_stays_at_home() {
    let (mut ana, mut ben) = (Desk::new("ana", 1), Desk::new("ben", 2));
    let interview = ana.begin("Tampelga");
    ana.set(interview, "/data/q1", "a");
    assert_eq!(ana.hand(&mut ben), 2);
    ana.set(interview, "/data/q2", "b");
    // The receipt has not come back: everything goes again.
    assert_eq!(ana.hand(&mut ben), 3);
    assert_eq!(ben.hand(&mut ana), 0);
    ana.set(interview, "/data/q3", "c");
    assert_eq!(ana.hand(&mut ben), 1);
    assert_eq!(
        digest(ana.session.store()).expect("digest"),
        digest(ben.session.store()).expect("digest")
    );
}

#[test]
fn a_receipt_that_was_lost_goes_once_more() {
    let (mut ana, mut ben) = (Desk::new("ana", 1), Desk::new("ben", 2));
    let interview = ana.begin("Tampelga");
    ana.hand(&mut ben);
    let (_lost, leaving) = ben.post(&to(&ana), &key(&ana));
    assert_eq!(leaving.bundle.receipt.held.last(ana.device()), 1);
    // Told once, it is not told again, until ana shows that she was not told.
    assert!(matches!(
        outgoing(&mut ben.session, &to(&ana)),
        Err(ExchangeError::NothingNew | ExchangeError::Nothing)
    ));
    ana.set(interview, "/data/q1", "a");
    ana.hand(&mut ben);
    ben.hand(&mut ana);
    assert_eq!(ana.travel(interview), Travel::Arrived);
}

#[test]
fn an_interview_is_here_then_sent_then_arrived_then_confirmed_twice() {
    let (mut ana, mut ben, mut cleo) = (Desk::new("ana", 1), Desk::new("ben", 2), Desk::new("cleo", 3));
    let interview = ana.begin("Tampelga");
    ana.session
        .store_mut()
        .close_segment(&|bytes: &mut [u8]| bytes.fill(7))
        .expect("closed");
    assert_eq!(ana.travel(interview), Travel::Here);
    ana.hand(&mut ben);
    assert_eq!(ana.travel(interview), Travel::Sent);
    ben.hand(&mut ana);
    assert_eq!(ana.travel(interview), Travel::Arrived);
    ana.hand(&mut cleo);
    cleo.hand(&mut ana);
    assert_eq!(ana.travel(interview), Travel::Twice);
    ana.set(interview, "/data/q1", "later");
    assert_eq!(ana.travel(interview), Travel::Here);
    let log = ana.session.store().sendings().expect("a log");
    let events: Vec<_> = log
        .iter()
        .map(|sending| (sending.receiver, sending.events))
        .collect();
    assert_eq!(events, [(Some(ben.device()), 1), (Some(cleo.device()), 1)]);
}

#[test]
fn a_part_held_alone_is_confirmed_alone() {
    let (mut ana, mut ben) = (Desk::new("ana", 1), Desk::new("ben", 2));
    let (one, two) = (ana.begin("Tampelga"), ana.begin("Valbrune"));
    let only = Scope {
        interview: Some(two),
        ..to(&ben)
    };
    let (file, _) = ana.post(&only, &key(&ben));
    ben.receive(&[&file]);
    ben.hand(&mut ana);
    assert_eq!(
        (ana.travel(one), ana.travel(two)),
        (Travel::Here, Travel::Arrived)
    );
    // The part that ben holds is withheld now, the other goes.
    assert_eq!(ana.hand(&mut ben), 1);
    ben.hand(&mut ana);
    assert_eq!(
        (ana.travel(one), ana.travel(two)),
        (Travel::Arrived, Travel::Arrived)
    );
}

#[test]
fn a_second_merge_of_the_same_bundle_writes_nothing() {
    let (mut ana, mut ben) = (Desk::new("ana", 1), Desk::new("ben", 2));
    ana.begin("Tampelga");
    let (file, _) = ana.post(&to(&ben), &key(&ben));
    ben.receive(&[&file]);
    let written = |desk: &Desk| {
        std::fs::metadata(desk.folder.path().join("repere.db-wal"))
            .expect("a log")
            .len()
    };
    let before = written(&ben);
    ben.receive(&[&file]);
    assert_eq!(written(&ben), before);
}

#[test]
fn a_sealed_file_is_known_again_by_its_bytes_until_it_is_taken_back() {
    let (mut ana, mut ben) = (Desk::new("ana", 1), Desk::new("ben", 2));
    ana.begin("Tampelga");
    let (file, leaving) = ana.post(&to(&ben), &key(&ben));
    ben.receive(&[&file]);
    assert_eq!(ben.session.store().settled().expect("settled").len(), 1);
    let again = &ben.receive(&[&file]).merged[0];
    assert_eq!(
        (again.bundle, again.from, again.events),
        (leaving.bundle.id(), ana.device(), 0)
    );

    let bundle = *leaving.bundle.id().bytes();
    let undone = ben.session.store_mut().undo_merge(bundle, 0, false);
    assert_eq!(
        undone
            .expect("the store holds")
            .expect("nothing rests on it")
            .events,
        1
    );
    assert!(ben.session.store().settled().expect("settled").is_empty());
    assert_eq!(ben.receive(&[&file]).events(), 1);
}

#[test]
fn a_file_whose_word_waits_is_looked_at_again() {
    let (mut ana, mut ben) = (Desk::new("ana", 1), Desk::new("ben", 2));
    ana.begin("Tampelga");
    let (file, _) = ana.post(&to(&ben), &key(&ben));
    let apart = ben.merge(&[&file], How::default());
    assert_eq!((apart.events(), apart.waiting.len()), (0, 1));
    assert!(ben.session.store().settled().expect("settled").is_empty());
    assert_eq!(ben.receive(&[&file]).events(), 1);
    assert_eq!(ben.session.store().settled().expect("settled").len(), 1);
}

#[test]
fn the_same_file_again_shows_that_its_sender_was_not_told() {
    let (mut ana, mut ben) = (Desk::new("ana", 1), Desk::new("ben", 2));
    ana.begin("Tampelga");
    let (file, _) = ana.post(&to(&ben), &key(&ben));
    ben.receive(&[&file]);
    let (_lost, _) = ben.post(&to(&ana), &key(&ana));
    assert!(outgoing(&mut ben.session, &to(&ana)).is_err(), "told once");
    ben.receive(&[&file]);
    let leaving = outgoing(&mut ben.session, &to(&ana)).expect("told once more");
    assert_eq!(leaving.bundle.receipt.held.last(ana.device()), 1);
}

#[test]
fn a_merge_that_is_stopped_leaves_whole_bundles_and_says_how_many() {
    let mut ben = Desk::new("ben", 9);
    let mut desks = [Desk::new("ana", 1), Desk::new("cleo", 3), Desk::new("dora", 4)];
    let files = desks.each_mut().map(|desk| {
        let interview = desk.begin("Tampelga");
        desk.set(interview, "/data/q1", "a");
        desk.post(&to(&ben), &key(&ben)).0
    });
    let how = How {
        accept_new: true,
        rehearse: false,
    };
    let after_one = &mut |progress: Progress| {
        if progress.done == 1 {
            std::ops::ControlFlow::Break(())
        } else {
            std::ops::ControlFlow::Continue(())
        }
    };
    let report = merge_watched(&mut ben.session, &files, how, after_one).expect("merged");
    assert!(report.stopped);
    assert_eq!((report.merged.len(), report.events()), (1, 2));
    let rest = ben.merge(&[&files[0], &files[1], &files[2]], how);
    let brought: Vec<u64> = rest.merged.iter().map(|merged| merged.events).collect();
    assert_eq!((rest.stopped, brought), (false, vec![0, 2, 2]));
}
