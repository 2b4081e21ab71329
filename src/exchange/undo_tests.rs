//! Merges taken back, and withdrawals that reach every copy.

use super::Scope;
use super::tests::{Desk, everything};
use crate::log::{Body, Frontier, InterviewId, Segment};
use crate::store::{Blob, Hold, Travel, Undone};

fn undo(desk: &mut Desk, file: &std::path::Path) -> Result<Undone, Hold> {
    let bundle = bundle_of(desk, file);
    desk.session
        .store_mut()
        .undo_merge(bundle, 1_800_000_000, false)
        .expect("the store stands")
}

/// The name under which the log knows the last merge of this file.
fn bundle_of(desk: &Desk, file: &std::path::Path) -> [u8; 24] {
    let log = desk.session.store().merge_log().expect("a log");
    let line = log
        .iter()
        .rev()
        .find(|line| line.origin.file == file.to_string_lossy());
    line.expect("it was merged").origin.bundle
}

fn to(desk: &Desk) -> Scope {
    Scope {
        receivers: vec![desk.session.identity().device],
        ..Scope::default()
    }
}

fn withdraw(interview: InterviewId, informant: Option<&str>) -> Body {
    Body::Withdrawn {
        interview,
        informant: informant.map(str::to_owned),
        text: String::new(),
    }
}

#[test]
fn an_undone_merge_is_out_of_sight_and_only_its_own_bundle_brings_it_back() {
    let (mut ana, mut desk) = (Desk::new("A", 1), Desk::new("C", 2));
    let interview = ana.begin("Zorgho");
    ana.set(interview, "/data/a", "1");
    let first = ana.send(&everything());
    desk.receive(&[&first]);
    let before = desk.digest();
    ana.set(interview, "/data/a", "2");
    let new = ana.begin("Boudry");
    let second = ana.send(&everything());
    desk.receive(&[&second]);
    let after = desk.digest();

    let undone = undo(&mut desk, &second).expect("nothing rests on it");
    assert_eq!(
        (undone.events, undone.interviews),
        (2, vec![(interview, true), (new, false)])
    );
    assert_eq!(
        (desk.digest(), desk.value(interview, "/data/a")),
        (before.clone(), "1".to_owned())
    );
    assert_eq!(desk.session.store().check().expect("checked"), []);
    assert_eq!(desk.session.store().set_aside().expect("aside").len(), 1);

    // A later bundle that carries the same run does not bring it back; what comes after it waits for it.
    ana.set(new, "/data/b", "3");
    let third = ana.send(&everything());
    let report = desk.receive(&[&third]);
    assert_eq!(
        (report.events(), report.merged[0].aside, desk.digest()),
        (0, 1, before)
    );
    assert_eq!(desk.receive(&[&second]).events(), 3);
    ana.receive(&[&desk.send(&everything())]);
    assert_eq!(desk.digest(), ana.digest());
    assert_ne!(desk.digest(), after);
}

#[test]
fn what_was_set_aside_is_receipted_as_arrived_and_not_sent_again() {
    let (mut ana, mut desk) = (Desk::new("A", 1), Desk::new("C", 2));
    let interview = ana.begin("Zorgho");
    let first = ana.send(&everything());
    desk.receive(&[&first]);
    undo(&mut desk, &first).expect("nothing rests on it");
    let own = desk.begin("Boudry");
    ana.receive(&[&desk.send(&to(&ana))]);
    assert_eq!(
        ana.session.store().travels().expect("travels")[&interview],
        Travel::Arrived
    );
    assert!(ana.record(own).begun.is_some());

    // What she writes next travels alone; the interview stays out of sight until its bundle is merged again.
    ana.set(interview, "/data/a", "1");
    let second = ana.send(&to(&desk));
    let report = desk.receive(&[&second]);
    assert_eq!((report.events(), report.merged[0].aside), (1, 0));
    assert!(desk.record(interview).begun.is_none());
    assert_eq!(desk.session.store().check().expect("checked"), []);
    desk.receive(&[&first]);
    assert_eq!(desk.value(interview, "/data/a"), "1");
    assert_eq!(desk.digest(), ana.digest());
}

#[test]
fn what_another_bundle_brought_too_stays() {
    let (mut ana, mut bob, mut desk) = (Desk::new("A", 1), Desk::new("B", 2), Desk::new("C", 3));
    let interview = ana.begin("Zorgho");
    let from_ana = ana.send(&everything());
    bob.receive(&[&from_ana]);
    let own = bob.begin("Boudry");
    let from_bob = bob.send(&everything());
    desk.receive(&[&from_ana, &from_bob]);

    let undone = undo(&mut desk, &from_ana).expect("nothing rests on it");
    assert_eq!((undone.events, undone.kept), (0, 1));
    assert!(desk.record(interview).begun.is_some());
    let undone = undo(&mut desk, &from_bob).expect("nothing rests on it");
    assert_eq!(undone.events, 2);
    assert!(desk.record(interview).begun.is_none() && desk.record(own).begun.is_none());
    assert_eq!(undo(&mut desk, &from_bob), Err(Hold::Unknown));
}

#[test]
fn nothing_is_undone_once_something_rests_on_it() {
    let (mut ana, mut desk) = (Desk::new("A", 1), Desk::new("C", 2));
    let interview = ana.begin("Zorgho");
    ana.set(interview, "/data/a", "1");
    let file = ana.send(&everything());

    // An own answer.
    desk.receive(&[&file]);
    let own = desk.set(interview, "/data/a", "2");
    let held = undo(&mut desk, &file);
    assert!(
        matches!(held, Err(Hold::Event { event, .. }) if event == own),
        "{held:?}"
    );

    // An acceptance, though it names but the last event.
    let mut other = Desk::new("D", 3);
    other.receive(&[&file]);
    let accepted = other.write(Some(interview), "", Body::Accepted { text: String::new() });
    let held = undo(&mut other, &file);
    assert!(
        matches!(held, Err(Hold::Event { event, .. }) if event == accepted),
        "{held:?}"
    );

    // A bundle that carried it on.
    let mut relay = Desk::new("E", 4);
    relay.receive(&[&file]);
    relay.send(&everything());
    assert!(matches!(undo(&mut relay, &file), Err(Hold::Sent { .. })));

    // A later run of the same device, merged from another bundle.
    let mut late = Desk::new("F", 5);
    late.receive(&[&file]);
    ana.set(interview, "/data/b", "3");
    let second = ana.send(&everything());
    late.receive(&[&second]);
    assert_eq!(
        undo(&mut late, &file).expect("the second brought it too").events,
        0
    );
}

#[test]
fn a_rehearsed_undo_leaves_everything_as_it_is() {
    let (mut ana, mut desk) = (Desk::new("A", 1), Desk::new("C", 2));
    ana.begin("Zorgho");
    let file = ana.send(&everything());
    desk.receive(&[&file]);
    let (before, bundle) = (desk.digest(), bundle_of(&desk, &file));
    let rehearsed = desk
        .session
        .store_mut()
        .undo_merge(bundle, 0, true)
        .expect("stands")
        .expect("free");
    assert_eq!((rehearsed.events, desk.digest()), (1, before));
}

/// Every text that the folder keeps of others and of itself, signed or waiting or set aside.
fn copies(desk: &Desk) -> String {
    let store = desk.session.store();
    let mut segments: Vec<Segment> = store.segments_after(&Frontier::new()).expect("segments");
    segments.extend(
        store
            .set_aside()
            .expect("aside")
            .into_iter()
            .map(|(_, segment)| segment),
    );
    segments.extend(store.kept().expect("kept").waiting);
    segments
        .iter()
        .flat_map(|segment| segment.parts.iter().flatten())
        .map(|part| part.text.as_str())
        .collect()
}

#[test]
fn a_withdrawal_reaches_rows_runs_quarantine_and_old_bundles() {
    let (mut ana, mut desk, mut quarantine) = (Desk::new("A", 1), Desk::new("C", 2), Desk::new("D", 3));
    let (kept, gone) = (ana.begin("Zorgho"), ana.begin("Boudry"));
    ana.set(kept, "/data/a", "stays");
    ana.set(gone, "/data/a", "secret");
    let old = ana.send(&everything());
    desk.receive(&[&old]);
    quarantine.receive(&[&old]);
    undo(&mut quarantine, &old).expect("nothing rests on it");
    assert!(copies(&quarantine).contains("secret"));

    ana.write(None, "", withdraw(gone, None));
    ana.session.erase_withdrawn().expect("erased");
    let new = ana.send(&everything());
    assert!(!std::fs::read_to_string(&new).expect("text").contains("secret"));
    for desk in [&mut desk, &mut quarantine] {
        desk.receive(&[&new]);
        desk.receive(&[&old, &new, &old]);
        assert!(!copies(desk).contains("secret"));
        assert!(copies(desk).contains("stays"));
        assert_eq!(desk.session.store().check().expect("checked"), []);
        assert_eq!(desk.record(gone).state, crate::log::State::Withdrawn);
        assert_eq!(desk.session.store().search("secret", 9).expect("searched"), []);
    }
    assert_eq!(ana.session.store().check().expect("checked"), []);
    assert_eq!([desk.digest(), quarantine.digest()], [ana.digest(), ana.digest()]);
}

#[test]
fn a_withdrawal_takes_the_files_that_nothing_else_names() {
    let mut ana = Desk::new("A", 1);
    let (kept, gone) = (ana.begin("Zorgho"), ana.begin("Boudry"));
    let [both, own] = ["seen twice", "seen once"].map(|text| Blob::new(text.into()));
    for (interview, key, blob) in [
        (kept, "/data/a", &both),
        (gone, "/data/a", &both),
        (gone, "/data/b", &own),
    ] {
        ana.session.store_mut().put_blob(blob).expect("kept");
        ana.set(interview, key, &format!("f.jpg;sha256={};size=9", blob.hash));
    }

    ana.write(None, "", withdraw(gone, None));
    ana.session.erase_withdrawn().expect("erased");

    assert_eq!(ana.session.store().blob(&own.hash).expect("read"), None);
    assert_eq!(ana.session.store().blob(&both.hash).expect("read"), Some(both));
}

#[test]
fn what_one_informant_said_goes_and_the_rest_stays() {
    let (mut ana, mut desk) = (Desk::new("A", 1), Desk::new("C", 2));
    let interview = ana.begin("Zorgho");
    ana.set(interview, "/data/a", "stays");
    let voice = Body::Voiced {
        key: "/data/a".into(),
        answer: crate::log::Answer::Value("secret".into()),
    };
    ana.write(Some(interview), "M2", voice);
    let old = ana.send(&everything());
    desk.receive(&[&old]);
    ana.write(None, "", withdraw(interview, Some("M2")));
    ana.session.erase_withdrawn().expect("erased");
    desk.receive(&[&ana.send(&everything()), &old]);

    for desk in [&ana, &desk] {
        assert!(!copies(desk).contains("secret") && copies(desk).contains("stays"));
        assert_eq!(
            (
                desk.record(interview).voices.len(),
                desk.value(interview, "/data/a").as_str()
            ),
            (0, "stays")
        );
        assert_eq!(desk.session.store().check().expect("checked"), []);
    }
    assert_eq!(ana.digest(), desk.digest());
}
