//! The tables of both databases, carried inside the program.

use std::time::Duration;

use diesel::backend::Backend;
use diesel::connection::SimpleConnection;
use diesel::migration::{MigrationSource, MigrationVersion};
use diesel::pg::Pg;
use diesel::sqlite::Sqlite;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::conn::{Address, Conn, Purpose};
use super::error::StoreError;

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");
/// What SQLite's planner goes by.
pub(super) const STATISTICS: &str = include_str!("statistics.sql");
const PATIENCE: Duration = Duration::from_secs(30);

/// Brings the database at this address up to date, making it where SQLite has no file yet.
///
/// # Errors
/// `OutOfDate` for a database of a later program, which this one leaves alone.
pub fn migrate(address: &Address) -> Result<(), StoreError> {
    let mut conn = address.connect(Purpose::Write, PATIENCE)?;
    match &mut conn {
        Conn::Pg(pg) => bring_up(pg, POSTGRES),
        Conn::Sqlite(sqlite) => {
            bring_up(sqlite, SQLITE)?;
            Ok(sqlite.batch_execute(STATISTICS)?)
        }
    }
}

/// Takes every table away again: the way back that each migration must have.
pub fn revert_all(address: &Address) -> Result<(), StoreError> {
    let mut conn = address.connect(Purpose::Write, PATIENCE)?;
    match &mut conn {
        Conn::Pg(pg) => pg.revert_all_migrations(POSTGRES).map(drop),
        Conn::Sqlite(sqlite) => sqlite.revert_all_migrations(SQLITE).map(drop),
    }
    .map_err(StoreError::unavailable)
}

/// Whether the tables are exactly those of this program, neither older nor newer.
pub(super) fn is_current(address: &Address) -> Result<bool, StoreError> {
    let mut conn = address.connect(Purpose::Write, PATIENCE)?;
    match &mut conn {
        Conn::Pg(pg) => Ok(applied(pg)? == known::<Pg>(&POSTGRES)?),
        Conn::Sqlite(sqlite) => Ok(applied(sqlite)? == known::<Sqlite>(&SQLITE)?),
    }
}

fn bring_up<DB: Backend>(conn: &mut impl MigrationHarness<DB>, source: EmbeddedMigrations) -> Result<(), StoreError>
where
    EmbeddedMigrations: MigrationSource<DB>,
{
    let known = known::<DB>(&source)?;
    if applied(conn)?.iter().any(|version| !known.contains(version)) {
        return Err(StoreError::OutOfDate);
    }
    conn.run_pending_migrations(source).map(drop).map_err(StoreError::unavailable)
}

fn applied<DB: Backend>(conn: &mut impl MigrationHarness<DB>) -> Result<Vec<MigrationVersion<'static>>, StoreError> {
    let mut versions = conn.applied_migrations().map_err(StoreError::unavailable)?;
    versions.sort();
    Ok(versions)
}

fn known<DB: Backend>(source: &EmbeddedMigrations) -> Result<Vec<MigrationVersion<'static>>, StoreError>
where
    EmbeddedMigrations: MigrationSource<DB>,
{
    let migrations = source.migrations().map_err(StoreError::unavailable)?;
    let mut versions: Vec<_> = migrations.iter().map(|migration| migration.name().version().as_owned()).collect();
    versions.sort();
    Ok(versions)
}
