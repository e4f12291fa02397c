//! A connection to either database, opened with what our promises need: an answered write is on the disk.

#![expect(missing_docs, reason = "the MultiConnection derive generates items that cannot carry documentation")]

use std::thread;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{Integer, Text};

use super::error::StoreError;

/// SQLite before this version can lose data in WAL mode when two connections meet at a reset of the log.
const OLDEST_SQLITE: (u32, u32, u32) = (3, 51, 3);

/// PostgreSQL or SQLite behind one set of queries; which one is decided by the address when the program starts.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    Pg(PgConnection),
    Sqlite(SqliteConnection),
}

/// Where the rows live.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// A server, by its `postgres://` or `postgresql://` URL.
    Postgres(String),
    /// One file on this machine.
    Sqlite(String),
}

/// What a connection will be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Reads only; on SQLite the connection itself refuses to write.
    Read,
    /// The one writer, and migrations.
    Write,
}

#[derive(diesel::QueryableByName)]
struct Word {
    #[diesel(sql_type = Text)]
    word: String,
}

#[derive(diesel::QueryableByName)]
struct Flag {
    #[diesel(sql_type = Integer)]
    flag: i32,
}

impl Address {
    /// Reads `sqlite:PATH`, `postgres://…` or `postgresql://…`.
    pub fn parse(url: &str) -> Result<Self, StoreError> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres(url.to_owned()));
        }
        match url.strip_prefix("sqlite:") {
            // Each connection would open a memory of its own.
            Some("" | ":memory:") | None => {
                Err(StoreError::Unusable { why: "the address is neither sqlite:PATH nor postgres://…".to_owned() })
            }
            Some(path) => Ok(Self::Sqlite(path.to_owned())),
        }
    }

    /// Opens a connection. How long a lock is waited for before the answer is `Unavailable` is `patience`.
    pub fn connect(&self, purpose: Purpose, patience: Duration) -> Result<Conn, StoreError> {
        match self {
            Self::Sqlite(path) => sqlite(path, purpose, patience).map(Conn::Sqlite),
            Self::Postgres(url) => postgres(url, patience).map(Conn::Pg),
        }
    }
}

fn sqlite(path: &str, purpose: Purpose, patience: Duration) -> Result<SqliteConnection, StoreError> {
    let mut conn = SqliteConnection::establish(path).map_err(StoreError::unavailable)?;
    let began = Instant::now();
    // The last connection that closes cleans up, and whoever opens meanwhile is told at once that the database is
    // locked, whatever the busy timeout (sqlite.org/wal.html, "Sometimes Queries Return SQLITE_BUSY In WAL Mode").
    loop {
        match set_up(&mut conn, purpose, patience) {
            Err(StoreError::Unavailable { why }) if why.contains("locked") && began.elapsed() < patience => {
                thread::sleep(Duration::from_millis(5));
            }
            done => return done.map(|()| conn),
        }
    }
}

fn set_up(conn: &mut SqliteConnection, purpose: Purpose, patience: Duration) -> Result<(), StoreError> {
    let version: Word = diesel::sql_query("SELECT sqlite_version() AS word").get_result(conn)?;
    if parts(&version.word) < OLDEST_SQLITE {
        return Err(StoreError::Unusable { why: format!("SQLite {} is too old", version.word) });
    }
    conn.batch_execute(&format!("PRAGMA busy_timeout = {};", patience.as_millis()))?;
    // What was deleted is overwritten, so that erased personal data does not stay behind in free pages.
    conn.batch_execute(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;
         PRAGMA journal_size_limit = 67108864;",
    )?;
    let full: Flag = diesel::sql_query("SELECT synchronous AS flag FROM pragma_synchronous").get_result(conn)?;
    if full.flag != 2 {
        return Err(StoreError::Unusable { why: "SQLite would answer before the disk has it".to_owned() });
    }
    conn.batch_execute(match purpose {
        // There are many readers, and what each would keep the system keeps for all of them.
        Purpose::Read => "PRAGMA query_only = ON; PRAGMA cache_size = -4096;",
        // The WAL grows to 64 MB before its pages go to the file: many group commits share that work. What a savepoint
        // could take back is kept in memory, not in a temporary file.
        Purpose::Write => "PRAGMA wal_autocheckpoint = 16000; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;",
    })?;
    Ok(())
}

fn parts(version: &str) -> (u32, u32, u32) {
    let mut numbers = version.split('.').map(|part| part.parse().unwrap_or(0));
    (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0), numbers.next().unwrap_or(0))
}

fn postgres(url: &str, patience: Duration) -> Result<PgConnection, StoreError> {
    let mut conn = PgConnection::establish(url).map_err(StoreError::unavailable)?;
    let encoding: Word =
        diesel::sql_query("SELECT current_setting('server_encoding') AS word").get_result(&mut conn)?;
    if encoding.word != "UTF8" {
        return Err(StoreError::Unusable { why: format!("the database is encoded in {}", encoding.word) });
    }
    // Whoever runs a standby may ask for more than `on`; only `off` would answer before the disk has it.
    conn.batch_execute(&format!(
        "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';
         SET lock_timeout = {};",
        patience.as_millis()
    ))?;
    Ok(conn)
}
