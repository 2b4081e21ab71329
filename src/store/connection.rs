//! One connection, opened so that a commit that returned is on the disk.
//!
//! The order matters: `synchronous=EXTRA` before `journal_mode=WAL`. The other way round, the journal of the database's
//! creation is deleted without a sync, and a power cut that brings it back rolls the whole file back to empty.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use super::StoreError;

/// "Repr": tells `file` and other tools whose database this is (inside the encryption).
const APPLICATION_ID: i32 = 0x5265_7072;
/// Older ones can corrupt a WAL database shared by two connections (<https://www.sqlite.org/wal.html#walresetbug>).
const OLDEST_SQLITE: i32 = 3_051_003;
/// Readers beside a writer only wait for a checkpoint or a recovery; the writers' lock is a file of its own.
const BUSY: Duration = Duration::from_secs(5);
/// More statements than any one act has, so that none is read a second time.
const STATEMENTS: usize = 128;

/// Makes a database and opens it for writing.
pub(super) fn maker(path: &Path, key: &Zeroizing<[u8; 32]>) -> Result<Connection, StoreError> {
    for_writing(path, OpenFlags::SQLITE_OPEN_CREATE, key)
}

/// Makes a file for a copy: nothing in it is to be relied on before [`close_book`].
pub(super) fn blank(path: &Path, key: &Zeroizing<[u8; 32]>) -> Result<Connection, StoreError> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_CREATE;
    let connection = keyed(path, flags, key)?;
    expect(&connection, "synchronous", "EXTRA", "3")?;
    Ok(connection)
}

/// Brings a copy out of WAL, into one file that can be read where nothing can be written.
pub(super) fn close_book(connection: &Connection) -> Result<(), StoreError> {
    expect(connection, "journal_mode", "DELETE", "delete")
}

/// Opens the database for writing. It must be there: where a folder was moved away, no empty one may take its place.
pub(super) fn writer(path: &Path, key: &Zeroizing<[u8; 32]>) -> Result<Connection, StoreError> {
    for_writing(path, OpenFlags::empty(), key)
}

fn for_writing(path: &Path, create: OpenFlags, key: &Zeroizing<[u8; 32]>) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | create;
    let connection = keyed(path, flags, key)?;
    // EXTRA is 3; see the note at the top of the file.
    expect(&connection, "synchronous", "EXTRA", "3")?;
    expect(&connection, "journal_mode", "WAL", "wal")?;
    for_many(&connection, false)?;
    expect(&connection, "secure_delete", "ON", "1")?;
    let application = pragma(&connection, "application_id")?;
    if application == "0" {
        connection.execute_batch(&format!("PRAGMA application_id = {APPLICATION_ID}"))?;
    } else if application != APPLICATION_ID.to_string() {
        return Err(StoreError::Unfit {
            what: "application_id",
            answer: application,
        });
    }
    Ok(connection)
}

/// Whether a commit waits until the disk has it, from now on. Without waiting the log is still written in order, so
/// that a durable commit makes all before it durable too.
pub(super) fn wait_for_the_disk(connection: &Connection, wait: bool) -> Result<(), StoreError> {
    if wait {
        expect(connection, "synchronous", "EXTRA", "3")
    } else {
        expect(connection, "synchronous", "NORMAL", "1")
    }
}

/// Makes ready for many rows in many transactions (`many`), or for one answer after another.
///
/// For many, no row is asked whether those are there that it refers to, and the write-ahead log is brought into the database
/// after 32 MB instead of 4. Each transaction is as durable as ever.
pub(super) fn for_many(connection: &Connection, many: bool) -> Result<(), StoreError> {
    let (asks, answer, pages) = if many {
        ("OFF", "0", "8000")
    } else {
        ("ON", "1", "1000")
    };
    expect(connection, "foreign_keys", asks, answer)?;
    expect(connection, "wal_autocheckpoint", pages, pages)
}

/// Opens the database for reading beside a possible writer.
///
/// On a medium that cannot be written even a reader of a WAL database finds no room for its index; where no log waits to
/// be read, the file is complete and can be read as one that nobody changes.
pub(super) fn reader(path: &Path, key: &Zeroizing<[u8; 32]>) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let opened = keyed(path, flags, key).or_else(|error| {
        let waits = std::fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0);
        if waits || !matches!(error, StoreError::ReadOnly { .. } | StoreError::Sql(_)) {
            return Err(error);
        }
        keyed(&unchanging(path), flags | OpenFlags::SQLITE_OPEN_URI, key)
    })?;
    opened.execute_batch("PRAGMA query_only = ON")?;
    Ok(opened)
}

fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// The path as a URI that promises SQLite that the file does not change.
fn unchanging(path: &Path) -> PathBuf {
    let mut uri = String::from("file:");
    for byte in path.to_string_lossy().bytes() {
        if byte.is_ascii_alphanumeric() || b"/._-".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri.push_str("?immutable=1");
    PathBuf::from(uri)
}

fn keyed(path: &Path, flags: OpenFlags, key: &Zeroizing<[u8; 32]>) -> Result<Connection, StoreError> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(StoreError::Unfit {
            what: "sqlite_version",
            answer: rusqlite::version().to_owned(),
        });
    }
    let connection = Connection::open_with_flags(path, flags).map_err(|e| at(path, e))?;
    connection.busy_timeout(BUSY)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // SQLCipher would print its errors over a full-screen terminal.
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    // On plain SQLite `PRAGMA key` is silently ignored and the data would lie in clear.
    let cipher = pragma(&connection, "cipher_version").unwrap_or_default();
    if cipher.is_empty() {
        return Err(StoreError::Unfit {
            what: "cipher_version",
            answer: cipher,
        });
    }
    let command = Zeroizing::new(format!(
        "PRAGMA key = \"x'{}'\"",
        *Zeroizing::new(hex::encode(**key))
    ));
    connection.execute_batch(&command)?;
    connection.execute_batch(
        "PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF",
    )?;
    // The first read is where a wrong key or a damaged first page shows.
    connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))
        .map_err(|e| at(path, e))?;
    Ok(connection)
}

/// Sets a pragma and holds the database to its answer.
fn expect(connection: &Connection, what: &'static str, value: &str, answer: &str) -> Result<(), StoreError> {
    connection.execute_batch(&format!("PRAGMA {what} = {value}"))?;
    let found = pragma(connection, what)?;
    if found.eq_ignore_ascii_case(answer) {
        Ok(())
    } else {
        Err(StoreError::Unfit { what, answer: found })
    }
}

/// A pragma's answer as text.
pub(super) fn pragma(connection: &Connection, name: &str) -> Result<String, StoreError> {
    use rusqlite::types::Value;
    let value: Value = connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))?;
    Ok(match value {
        Value::Integer(number) => number.to_string(),
        Value::Text(text) => text,
        Value::Real(number) => number.to_string(),
        Value::Null | Value::Blob(_) => String::new(),
    })
}

/// Gives an error its place where SQLite names none.
fn at(path: &Path, error: rusqlite::Error) -> StoreError {
    match StoreError::from(error) {
        StoreError::ReadOnly { .. } => StoreError::ReadOnly {
            path: path.to_owned(),
        },
        other => other,
    }
}
