//! The indexes that only serve to find things: a full table is sorted into each faster than row by row.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::store::conn::Conn;
use crate::store::error::StoreError;

/// The tables that are filled.
const TABLES: [&str; 11] = [
    "houses",
    "persons",
    "violations",
    "case_persons",
    "numbers",
    "photos",
    "duties",
    "case_duties",
    "patrol_places",
    "ledger",
    "acts",
];

/// Those of SQLite; what a key or a constraint made has no text of its own.
const OF_SQLITE: &str = "SELECT tbl_name AS of_table, name, sql AS made FROM sqlite_schema
    WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid";
/// Those of PostgreSQL that are not unique.
const OF_POSTGRES: &str = "SELECT t.relname::text AS of_table, i.relname::text AS name, pg_get_indexdef(i.oid) AS made
    FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
    WHERE NOT x.indisunique AND t.relnamespace = current_schema()::regnamespace ORDER BY i.oid";

/// What was taken away and is to be made again.
pub(super) struct Indexes(Vec<Index>);

#[derive(QueryableByName)]
struct Index {
    #[diesel(sql_type = Text)]
    of_table: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    made: String,
}

impl Indexes {
    pub(super) fn take_away(conn: &mut Conn) -> Result<Self, StoreError> {
        let query = match conn {
            Conn::Pg(_) => OF_POSTGRES,
            Conn::Sqlite(_) => OF_SQLITE,
        };
        let mut indexes: Vec<Index> = diesel::sql_query(query).load(conn)?;
        indexes.retain(|index| TABLES.contains(&index.of_table.as_str()));
        for index in &indexes {
            conn.batch_execute(&format!("DROP INDEX {}", index.name))?;
        }
        Ok(Self(indexes))
    }

    pub(super) fn make_again(&self, conn: &mut Conn, told: &mut impl FnMut(&str)) -> Result<(), StoreError> {
        for index in &self.0 {
            told(&index.name);
            conn.batch_execute(&index.made)?;
        }
        Ok(())
    }
}
