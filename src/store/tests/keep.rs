use super::*;

const QUICK: Cost = Cost {
    memory_kib: 64,
    passes: 1,
};

/// A store with an interview of one answer.
fn filled(folder: &Path, value: &str) -> Store {
    let mut store = create(folder).unwrap();
    append(&mut store, value);
    store
}

fn append(store: &mut Store, value: &str) {
    let events = interview(store, value);
    let id = events[0].interview.unwrap();
    store
        .append(&Batch {
            record: Some(&fold(id, &events)),
            events: &events,
            ..Batch::default()
        })
        .unwrap();
}

fn restore(from: &Path, to: &Path) -> Result<Store, StoreError> {
    let copy = backup_in(from).expect("a copy lies there");
    let opening = opening(&Secret::None, Access::Write);
    Store::restore(&copy, Folder::new(to), &opening, 1_790_000_000, &random)
}

#[test]
fn a_folder_made_from_a_copy_holds_everything_and_goes_on_as_a_new_device() {
    let root = tempfile::tempdir().unwrap();
    let mut store = filled(&root.path().join("data"), "une école");
    let (device, last) = (store.device(), store.last());
    std::fs::create_dir(root.path().join("stick")).unwrap();
    let made = store.back_up(&root.path().join("stick"), 1_790_000_000).unwrap();
    assert!(made.bytes > 0 && made.path.join("repere.db").is_file());

    let again = restore(&root.path().join("stick"), &root.path().join("again")).unwrap();
    assert_eq!(again.device_events(device).unwrap().len() as u64, last);
    assert_ne!(again.device(), device);
    assert_eq!(again.continues(), Some((device, "backup")));
    assert_eq!(again.check().unwrap(), []);
    let device = again.device();
    drop(again);
    let reopened = open(&root.path().join("again"), Access::Write).unwrap();
    assert_eq!(reopened.device(), device, "the copy is told once");
}

#[test]
fn a_second_place_holds_the_last_two_copies() {
    let root = tempfile::tempdir().unwrap();
    let mut store = filled(&root.path().join("data"), "1");
    for _ in 0..3 {
        store.back_up(root.path(), 1_790_000_000).unwrap();
    }
    let place = root.path().join("repere-IVT-A01");
    let mut names: Vec<_> = std::fs::read_dir(&place)
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .collect();
    names.sort();
    assert_eq!(names, ["before", "latest"]);
    assert!(store.backed_up_at().unwrap().is_some());
}

#[test]
fn a_copy_is_never_made_within_the_folder_itself_nor_over_other_data() {
    let root = tempfile::tempdir().unwrap();
    let data = root.path().join("data");
    let mut store = filled(&data, "1");
    assert!(matches!(store.back_up(&data, 0), Err(StoreError::Within { .. })));
    assert!(matches!(
        store.copy_to(&data.join("x"), 0),
        Err(StoreError::Within { .. })
    ));
    create(&root.path().join("other")).unwrap();
    assert!(matches!(
        store.copy_to(&root.path().join("other"), 0),
        Err(StoreError::Exists { .. })
    ));
}

#[test]
fn work_goes_on_in_another_folder_with_all_that_was_saved() {
    let root = tempfile::tempdir().unwrap();
    let (here, there) = (root.path().join("data"), root.path().join("there"));
    let mut store = filled(&here, "1");
    let device = store.device();
    store
        .move_to(&there, &opening(&Secret::None, Access::Write), 0, &random)
        .unwrap();
    append(&mut store, "2");
    assert_eq!(store.folder().root(), there);
    assert_eq!(store.device_events(device).unwrap().len(), 2);
    assert_eq!(store.check().unwrap(), []);
    let old = open(&here, Access::Read).unwrap();
    assert_eq!(old.moved_to().as_deref(), there.to_str());
}

#[test]
fn a_changed_passphrase_opens_and_the_old_one_does_not() {
    let root = tempfile::tempdir().unwrap();
    let data = root.path().join("data");
    let mut store = filled(&data, "1");
    store
        .change_passphrase(&Secret::passphrase("olive"), QUICK, &random)
        .unwrap();
    store
        .change_passphrase(&Secret::passphrase("laurier"), QUICK, &random)
        .unwrap();
    let key = store.make_recovery_key(true, QUICK, &random).unwrap();
    drop(store);
    let with = |text: &str| {
        let secret = Secret::passphrase(text);
        Store::open(Folder::new(&data), &opening(&secret, Access::Read), &random)
    };
    assert!(matches!(with("olive"), Err(StoreError::WrongKey)));
    for text in ["laurier", key.words()] {
        assert_eq!(with(text).unwrap().last(), 2);
    }
    assert!(matches!(open(&data, Access::Read), Err(StoreError::Locked)));
}

#[test]
fn a_second_person_has_a_device_of_their_own_in_the_same_data() {
    let root = tempfile::tempdir().unwrap();
    let data = root.path().join("data");
    let mut store = filled(&data, "1");
    store
        .change_passphrase(&Secret::passphrase("olive"), QUICK, &random)
        .unwrap();
    store
        .admit("B02", &Secret::passphrase("cyprès"), QUICK, &random)
        .unwrap();
    assert!(matches!(
        store.admit("B02", &Secret::passphrase("x"), QUICK, &random),
        Err(StoreError::KnownPerson { .. })
    ));
    let device = store.device();
    drop(store);
    let secret = Secret::passphrase("cyprès");
    let theirs = Store::open(Folder::new(&data), &opening(&secret, Access::Write), &random).unwrap();
    assert_eq!(theirs.purpose().person, "B02");
    assert_ne!(theirs.device(), device);
    assert_eq!(theirs.signer().unwrap().device(), theirs.device());
    assert_eq!(theirs.device_events(device).unwrap().len(), 2);
}
