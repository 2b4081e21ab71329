//! The numbered migrations, and the refusal of a file that is ahead of them.
//!
//! A migration that was released is never edited: `user_version` is the number of the last one applied.

use rusqlite::{Connection, TransactionBehavior, params};

use super::{StoreError, connection};

/// In order; the position plus one is the number.
const MIGRATIONS: [&str; 7] = [
    include_str!("migrations/0001_first.sql"),
    include_str!("migrations/0002_exchange.sql"),
    include_str!("migrations/0003_travel.sql"),
    include_str!("migrations/0004_undo.sql"),
    include_str!("migrations/0005_charter.sql"),
    include_str!("migrations/0006_content.sql"),
    include_str!("migrations/0007_apart.sql"),
];

/// The highest schema number that this program knows.
pub(super) const KNOWN: i64 = MIGRATIONS.len() as i64;

/// What a file says about itself before anything is read from it.
pub(super) enum Standing {
    /// Nothing was ever written in it.
    Empty,
    /// Older than this program.
    Behind,
    /// As this program writes it.
    Current,
}

/// Reads the schema number; refuses a newer file with the version that it needs.
pub(super) fn standing(connection: &Connection) -> Result<Standing, StoreError> {
    let found: i64 = connection::pragma(connection, "user_version")?
        .parse()
        .unwrap_or(0);
    match found {
        0 => Ok(Standing::Empty),
        KNOWN => Ok(Standing::Current),
        1.. if found < KNOWN => Ok(Standing::Behind),
        _ => {
            // Every version keeps this one table and row readable for those before it.
            let needs = connection
                .query_row("SELECT value FROM setting WHERE name = 'needs'", [], |row| {
                    row.get(0)
                })
                .unwrap_or_default();
            Err(StoreError::NewerThanUs {
                found,
                known: KNOWN,
                needs,
            })
        }
    }
}

/// Applies what is missing, each migration in a transaction of its own, after `each` was called inside it.
pub(super) fn migrate(
    connection: &mut Connection,
    mut each: impl FnMut(&Connection, i64) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    loop {
        let found: i64 = connection::pragma(connection, "user_version")?
            .parse()
            .unwrap_or(0);
        let Some(migration) = usize::try_from(found).ok().and_then(|n| MIGRATIONS.get(n)) else {
            return Ok(());
        };
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute_batch(migration)?;
        transaction.execute(
            "INSERT INTO setting (name, value) VALUES ('needs', ?1) ON CONFLICT (name) DO UPDATE SET value = ?1",
            params![env!("CARGO_PKG_VERSION")],
        )?;
        each(&transaction, found + 1)?;
        transaction.execute_batch(&format!("PRAGMA user_version = {}", found + 1))?;
        transaction.commit()?;
    }
}
