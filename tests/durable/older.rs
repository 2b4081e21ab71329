//! Folders as earlier versions of the schema left them: each opens, is brought up to date, and holds what it held.
//!
//! `tests/fixtures/store/N` was written by a program whose last migration was number N, with three answers; it is never
//! written again. Numbers 1 and 4 never left the desk at which they were written.

use repere::session::{Access, StoreError};

use super::*;

fn fixtures() -> Vec<std::path::PathBuf> {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/store");
    let mut found: Vec<_> = std::fs::read_dir(place)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    found.sort();
    assert!(!found.is_empty());
    found
}

/// A copy of a fixture, to be changed.
fn copied(fixture: &Path) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(fixture).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
    }
    folder
}

#[test]
fn every_folder_ever_written_is_brought_up_to_date_and_holds_what_it_held() {
    for fixture in fixtures() {
        let folder = copied(&fixture);
        let mut session =
            open(folder.path()).unwrap_or_else(|error| panic!("{}: {error}", fixture.display()));
        let id = session.interviews().unwrap()[0].id;
        let mut interview = session.open_interview(id).unwrap();
        assert_eq!(standing(&interview), 8, "{}", fixture.display());
        let place = interview.interview().find("other").unwrap();
        assert_eq!(
            interview.interview().answer(&place).unwrap().text(),
            "au bord du fleuve"
        );
        answer(&mut session, &mut interview, 9).unwrap();
        assert_eq!(session.store().check().unwrap(), [], "{}", fixture.display());
        drop(session);
        let session = open(folder.path()).unwrap();
        assert_eq!(standing(&session.open_interview(id).unwrap()), 9);
    }
}

#[test]
fn a_reader_leaves_an_older_folder_as_it_is_and_says_so() {
    let oldest = &fixtures()[0];
    let folder = copied(oldest);
    let unlock = Unlock {
        access: Access::Read,
        ..unlock()
    };
    let refused = Session::open(folder.path(), &unlock, World::system());
    assert!(matches!(refused, Err(SessionError::Store(StoreError::Outdated))));
    let name = "repere.db";
    assert!(std::fs::read(folder.path().join(name)).unwrap() == std::fs::read(oldest.join(name)).unwrap());
}
