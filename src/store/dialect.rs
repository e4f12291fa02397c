//! What the two databases say differently.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use super::conn::Conn;
use super::error::StoreError;
use super::patch_row::PatchRow;
use super::patrols::PlaceRow;
use super::schema::{ledger_heads, patches, patrol_places, zones};
use super::zone_row::ZoneRow;

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

/// Adds zones: many in one statement on PostgreSQL, which answers each statement over the wire.
pub(super) fn insert_zones(conn: &mut Conn, rows: &[ZoneRow]) -> Result<(), StoreError> {
    match conn {
        Conn::Pg(pg) => {
            for some in rows.chunks(500) {
                diesel::insert_into(zones::table).values(some).execute(pg)?;
            }
        }
        Conn::Sqlite(sqlite) => {
            for row in rows {
                diesel::insert_into(zones::table).values(row).execute(sqlite)?;
            }
        }
    }
    Ok(())
}

/// Adds what is to be looked at, as [`insert_zones`] adds zones.
pub(super) fn insert_places(conn: &mut Conn, rows: &[PlaceRow]) -> Result<(), StoreError> {
    match conn {
        Conn::Pg(pg) => {
            for some in rows.chunks(500) {
                diesel::insert_into(patrol_places::table).values(some).execute(pg)?;
            }
        }
        Conn::Sqlite(sqlite) => {
            for row in rows {
                diesel::insert_into(patrol_places::table).values(row).execute(sqlite)?;
            }
        }
    }
    Ok(())
}

/// Adds patches, as [`insert_zones`] adds zones.
pub(super) fn insert_patches(conn: &mut Conn, rows: &[PatchRow]) -> Result<(), StoreError> {
    match conn {
        Conn::Pg(pg) => {
            for some in rows.chunks(500) {
                diesel::insert_into(patches::table).values(some).execute(pg)?;
            }
        }
        Conn::Sqlite(sqlite) => {
            for row in rows {
                diesel::insert_into(patches::table).values(row).execute(sqlite)?;
            }
        }
    }
    Ok(())
}

/// Adds any number of rows: streamed by `COPY` on PostgreSQL, one by one through a kept statement on SQLite. A macro, since
/// what the two need of a row to be a row of a table is more than can be said of a type.
macro_rules! insert_many {
    ($conn:expr, $table:expr, $rows:expr) => {{
        let rows = $rows;
        if !rows.is_empty() {
            match $conn {
                $crate::store::conn::Conn::Pg(pg) => {
                    use diesel::ExecuteCopyFromDsl;
                    diesel::copy_from($table).from_insertable(&rows).execute(pg)?;
                }
                $crate::store::conn::Conn::Sqlite(sqlite) => {
                    use diesel::RunQueryDsl;
                    for row in &rows {
                        diesel::insert_into($table).values(row).execute(sqlite)?;
                    }
                }
            }
        }
    }};
}

pub(super) use insert_many;
