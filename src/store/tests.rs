use std::path::Path;

use super::*;
use crate::log::{Answer, Begun, Body, Event, Revision, fold};

/// Every draw differs from the last, and is the same at each run.
fn random(bytes: &mut [u8]) {
    use std::sync::atomic::{AtomicU8, Ordering};
    static NEXT: AtomicU8 = AtomicU8::new(1);
    bytes.fill(NEXT.fetch_add(1, Ordering::Relaxed));
}

fn purpose() -> Purpose {
    Purpose {
        study: "IVT".into(),
        team: "T1".into(),
        person: "A01".into(),
        practice: true,
    }
}

fn opening(secret: &Secret, access: Access) -> Opening<'_> {
    let holder = Holder {
        pid: 7,
        program: "repere test".into(),
        since: 1_790_000_000,
    };
    Opening {
        secret,
        access,
        holder,
        patience: Duration::ZERO,
    }
}

fn create(folder: &Path) -> Result<Store, StoreError> {
    let quick = Cost {
        memory_kib: 64,
        passes: 1,
    };
    Store::create(
        Folder::new(folder),
        &purpose(),
        &opening(&Secret::None, Access::Write),
        quick,
        &random,
    )
}

fn open(folder: &Path, access: Access) -> Result<Store, StoreError> {
    Store::open(Folder::new(folder), &opening(&Secret::None, access), &random)
}

/// An interview with one answer, as the next two events of this store's device.
fn interview(store: &Store, value: &str) -> Vec<Event> {
    let begin = store.device().event(store.last() + 1);
    let interview = Some(crate::log::InterviewId(begin));
    let event = |n, body| Event {
        id: store.device().event(n),
        interview,
        informant: String::new(),
        at: 1_790_000_000,
        doubt: false,
        lamport: n,
        parents: Vec::new(),
        body,
    };
    let revised = Revision {
        key: "/data/h_role".into(),
        answer: Answer::Value(value.into()),
        reason: String::new(),
        cause: None,
        language: String::new(),
    };
    let begun = Begun {
        form: "core".into(),
        name: "Zorgho".into(),
        authority: "bfa:zorgho".into(),
        ..Begun::default()
    };
    vec![
        event(begin.n, Body::Begun(begun)),
        event(begin.n + 1, Body::Revised(revised)),
    ]
}

fn append(store: &mut Store, events: &[Event]) -> Result<(), StoreError> {
    let record = fold(events[0].interview.unwrap(), events);
    store.append(&Batch {
        events,
        record: Some(&record),
        ..Batch::default()
    })
}

#[test]
fn what_was_appended_is_there_after_reopening() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path()).unwrap();
    let events = interview(&store, "dgs");
    append(&mut store, &events).unwrap();
    drop(store);

    let store = open(folder.path(), Access::Write).unwrap();
    assert_eq!(store.events(events[0].interview.unwrap()).unwrap(), events);
    assert_eq!(store.last(), 2);
    assert_eq!(store.lines().unwrap()[0].name, "Zorgho");
    assert_eq!(store.purpose(), &purpose());
}

#[test]
fn a_folder_is_made_once_and_must_be_there_to_be_opened() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(
        open(folder.path(), Access::Write),
        Err(StoreError::Missing { .. })
    ));
    drop(create(folder.path()).unwrap());
    assert!(matches!(create(folder.path()), Err(StoreError::Exists { .. })));
}

#[test]
fn one_writes_and_another_reads_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = create(folder.path()).unwrap();
    let refused = open(folder.path(), Access::Write);
    assert!(matches!(refused, Err(StoreError::Busy { holder }) if holder.program == "repere test"));

    let mut reader = open(folder.path(), Access::Read).unwrap();
    let events = interview(&writer, "dgs");
    append(&mut writer, &events).unwrap();
    assert_eq!(reader.lines().unwrap().len(), 1);
    assert!(matches!(
        append(&mut reader, &events),
        Err(StoreError::OpenedForReading)
    ));
}

#[test]
fn an_event_out_of_step_is_refused_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path()).unwrap();
    let events = interview(&store, "dgs");
    let refused = append(&mut store, &events[1..]);
    assert!(matches!(refused, Err(StoreError::OutOfStep { .. })));
    assert!(store.lines().unwrap().is_empty());
    append(&mut store, &events).unwrap();
}

#[test]
fn a_newer_file_is_refused_with_the_version_that_it_needs() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path()).unwrap();
    store
        .write(|t| {
            set(t, "needs", "9.1.0")?;
            Ok(t.execute_batch("PRAGMA user_version = 999")?)
        })
        .unwrap();
    drop(store);
    let refused = open(folder.path(), Access::Write);
    assert!(matches!(refused, Err(StoreError::NewerThanUs { found: 999, needs, .. }) if needs == "9.1.0"));
}

#[test]
fn a_passphrase_guards_the_file_and_nothing_of_it_lies_in_clear() {
    let folder = tempfile::tempdir().unwrap();
    let secret = Secret::passphrase("olive");
    let quick = Cost {
        memory_kib: 64,
        passes: 1,
    };
    let mut store = Store::create(
        Folder::new(folder.path()),
        &purpose(),
        &opening(&secret, Access::Write),
        quick,
        &random,
    )
    .unwrap();
    let events = interview(&store, "marqueur-visible");
    append(&mut store, &events).unwrap();

    for file in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        assert!(!bytes.windows(8).any(|w| w == b"marqueur" || w == b"SQLite f"));
    }
    drop(store);
    let wrong = Secret::passphrase("Olive");
    let refused = Store::open(
        Folder::new(folder.path()),
        &opening(&wrong, Access::Write),
        &random,
    );
    assert!(matches!(refused, Err(StoreError::WrongKey)));
    let refused = Store::open(
        Folder::new(folder.path()),
        &opening(&Secret::None, Access::Write),
        &random,
    );
    assert!(matches!(refused, Err(StoreError::Locked)));
}

#[test]
fn a_copied_folder_goes_on_as_another_device() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path()).unwrap();
    let device = store.device();
    let events = interview(&store, "dgs");
    append(&mut store, &events).unwrap();
    drop(store);
    let copy = tempfile::tempdir().unwrap();
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let path = file.unwrap().path();
        std::fs::copy(&path, copy.path().join(path.file_name().unwrap())).unwrap();
    }

    let copied = open(copy.path(), Access::Write).unwrap();
    assert_ne!(copied.device(), device);
    assert_eq!(copied.continues(), Some((device, "copied")));
    assert_eq!(copied.lines().unwrap().len(), 1);
    assert_eq!(open(folder.path(), Access::Write).unwrap().device(), device);
}

#[test]
fn a_database_put_back_in_time_goes_on_as_another_device() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path()).unwrap();
    let device = store.device();
    let events = interview(&store, "one");
    append(&mut store, &events).unwrap();
    drop(store);
    let earlier = std::fs::read(folder.path().join("repere.db")).unwrap();
    let mut store = open(folder.path(), Access::Write).unwrap();
    let events = interview(&store, "two");
    append(&mut store, &events).unwrap();
    drop(store);
    std::fs::write(folder.path().join("repere.db"), earlier).unwrap();

    let store = open(folder.path(), Access::Write).unwrap();
    assert_ne!(store.device(), device);
    assert_eq!(store.continues(), Some((device, "other_mark")));
}

#[test]
fn drafts_and_bookmarks_outlive_the_program_and_an_answer_wipes_its_draft() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path()).unwrap();
    let events = interview(&store, "dgs");
    let id = events[0].interview.unwrap();
    append(&mut store, &events[..1]).unwrap();
    let draft = Draft {
        place: "/data/h_role".into(),
        text: "dg".into(),
        cursor: 2,
    };
    store.keep_draft(id, &draft).unwrap();
    let bookmark = Bookmark {
        interview: id,
        place: "/data/h_role".into(),
        cursor: 2,
    };
    store
        .keep_bookmark(&Bookmark {
            place: "/data/h_unit".into(),
            ..bookmark.clone()
        })
        .unwrap();
    store.jot_bookmark(&bookmark).unwrap();
    assert_eq!(
        super::connection::pragma(store.reader().unwrap(), "synchronous").unwrap(),
        "3",
        "only the jotting does not wait for the disk"
    );
    drop(store);

    let mut store = open(folder.path(), Access::Write).unwrap();
    assert_eq!(store.drafts(id).unwrap(), [draft]);
    assert_eq!(store.last_bookmark().unwrap(), Some(bookmark));
    let record = fold(id, &events);
    let batch = Batch {
        events: &events[1..],
        record: Some(&record),
        typed: Some("/data/h_role"),
        ..Batch::default()
    };
    store.append(&batch).unwrap();
    assert_eq!(store.drafts(id).unwrap(), []);
}

#[test]
fn projections_are_made_again_to_the_same_content() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path()).unwrap();
    for value in ["one", "two"] {
        let events = interview(&store, value);
        append(&mut store, &events).unwrap();
    }
    let before = (store.lines().unwrap(), store.search("o", 10).unwrap());
    store.rebuild().unwrap();
    assert_eq!((store.lines().unwrap(), store.search("o", 10).unwrap()), before);
}

/// Carries everything that one store holds to another, as checked segments.
fn carry(from: &mut Store, to: &mut Store) -> TakenIn {
    from.close_segment(&random).unwrap();
    let lamports = from.lamports().unwrap();
    let pieces: Vec<_> = from
        .segments_after(&crate::log::Frontier::new())
        .unwrap()
        .into_iter()
        .map(|segment| {
            let mut piece = Piece::of(segment);
            piece.place(|event| lamports.of(event.id).unwrap());
            piece
        })
        .collect();
    let cards = from.cards().unwrap();
    for piece in &pieces {
        let card = cards
            .iter()
            .find(|card| card.device() == piece.segment.header.device)
            .unwrap();
        piece.segment.verify(&card.key).unwrap();
    }
    to.take_in(&Arrival {
        cards: &cards,
        pieces: &pieces,
        forms: &[],
    })
    .unwrap()
}

#[test]
fn a_signed_run_is_taken_in_once_and_handed_on_word_for_word() {
    let folders = [
        tempfile::tempdir().unwrap(),
        tempfile::tempdir().unwrap(),
        tempfile::tempdir().unwrap(),
    ];
    let [mut a, mut b, mut c] = folders.each_ref().map(|folder| create(folder.path()).unwrap());
    let events = interview(&a, "dgs");
    append(&mut a, &events).unwrap();

    assert_eq!(carry(&mut a, &mut b).events, 2);
    assert_eq!(carry(&mut a, &mut b), TakenIn::default());
    assert_eq!(carry(&mut b, &mut c).events, 2);
    assert_eq!(c.events(events[0].interview.unwrap()).unwrap(), events);
    assert_eq!(c.lines().unwrap(), a.lines().unwrap());
    assert_eq!(c.frontier().unwrap(), a.frontier().unwrap());
}

#[test]
fn a_store_as_it_was_written_passes_the_check() {
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let [mut a, mut b] = folders.each_ref().map(|folder| create(folder.path()).unwrap());
    let events = interview(&a, "dgs");
    append(&mut a, &events).unwrap();
    carry(&mut a, &mut b);
    let events = interview(&a, "dgs");
    append(&mut a, &events).unwrap();
    assert_eq!((a.check().unwrap(), b.check().unwrap()), (vec![], vec![]));
}

#[test]
fn an_own_event_changed_or_lost_is_found_where_integrity_check_says_ok() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path()).unwrap();
    let events = interview(&store, "dgs");
    let interview = events[0].interview;
    append(&mut store, &events).unwrap();
    store
        .write(|t| Ok(t.execute("UPDATE event SET payload = replace(payload, 'dgs', 'dga')", [])?))
        .unwrap();
    let device = store.device();
    let changed = Finding::Chain {
        device,
        interview,
        informant: String::new(),
    };
    assert_eq!(
        store.check().unwrap(),
        [
            changed.clone(),
            Finding::Projection {
                interview: interview.unwrap()
            }
        ]
    );

    store
        .write(|t| Ok(t.execute("DELETE FROM event WHERE n = 2", [])?))
        .unwrap();
    let found = store.check().unwrap();
    assert!(found.contains(&Finding::Hole { device, n: 2 }) && found.contains(&changed));
}

#[test]
fn another_device_s_event_changed_in_its_row_is_found_by_the_signed_run() {
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let [mut a, mut b] = folders.each_ref().map(|folder| create(folder.path()).unwrap());
    let events = interview(&a, "dgs");
    append(&mut a, &events).unwrap();
    carry(&mut a, &mut b);
    b.write(|t| Ok(t.execute("UPDATE event SET payload = replace(payload, 'dgs', 'dga')", [])?))
        .unwrap();
    assert!(b.check().unwrap().contains(&Finding::Row {
        device: a.device(),
        n: 2
    }));
    b.write(|t| Ok(t.execute("UPDATE part SET text = replace(text, 'dgs', 'dga')", [])?))
        .unwrap();
    assert!(matches!(b.check().unwrap()[0], Finding::Signed { .. }));
}

#[test]
fn a_wrong_list_is_found_and_mended_by_making_it_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create(folder.path()).unwrap();
    let events = interview(&store, "dgs");
    append(&mut store, &events).unwrap();
    store
        .write(|t| Ok(t.execute("UPDATE head SET value = 'dga'", [])?))
        .unwrap();
    assert!(store.check().unwrap().iter().all(Finding::is_mended_by_rebuild));
    store.rebuild().unwrap();
    assert_eq!(store.check().unwrap(), []);
}

mod keep;
