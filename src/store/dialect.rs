//! What the two databases say differently.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use super::conn::Conn;
use super::error::StoreError;
use super::schema::ledger_heads;

/// Begins a group of writes. SQLite's own deferred BEGIN would fail at the first write whenever another process
/// wrote since the first read.
pub(super) fn begin_write(conn: &mut Conn) -> Result<(), StoreError> {
    let statement = match conn {
        Conn::Pg(_) => "BEGIN",
        Conn::Sqlite(_) => "BEGIN IMMEDIATE",
    };
    Ok(conn.batch_execute(statement)?)
}

/// Begins a read that sees one moment of the database however many queries it makes.
pub(super) fn begin_read(conn: &mut Conn) -> Result<(), StoreError> {
    let statement = match conn {
        Conn::Pg(_) => "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY",
        Conn::Sqlite(_) => "BEGIN",
    };
    Ok(conn.batch_execute(statement)?)
}

/// Puts the writers of a county in a row until this transaction ends. On SQLite there is only one writer.
pub(super) fn lock_county(conn: &mut Conn, county: &str) -> Result<(), StoreError> {
    if let Conn::Pg(pg) = conn {
        ledger_heads::table
            .filter(ledger_heads::county.eq(county))
            .select(ledger_heads::seq)
            .for_update()
            .first::<i64>(pg)
            .optional()?;
    }
    Ok(())
}
