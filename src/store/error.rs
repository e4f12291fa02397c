//! What the database can answer instead of rows. The cause is kept for the log and never shown to a citizen.

use std::sync::Arc;

use diesel::result::{DatabaseErrorInformation, DatabaseErrorKind, Error};

/// Why the store did not do what was asked.
#[derive(Debug, Clone, thiserror::Error)]
pub enum StoreError {
    /// The database is down, locked, full or too busy: nothing was kept, and the same may be asked again later.
    ///
    /// After a lost connection a write may have been kept although this came back; the act's id finds out.
    #[error("the database is unavailable: {why}")]
    Unavailable {
        /// For the log.
        why: String,
    },
    /// Another row already holds this value, or the row was changed since it was read.
    #[error("{what} is taken or was changed")]
    Conflict {
        /// Table and last column of the violated key, as in `accounts.username`; `houses.version` when the file was
        /// changed meanwhile.
        what: String,
    },
    /// A row, or the database itself, is not what this program writes.
    #[error("not as this program writes it: {what}")]
    Corrupt {
        /// Which row and what is wrong with it.
        what: String,
    },
    /// The tables are of another version than this program.
    #[error("the database is of another version: run `homestead migrate`")]
    OutOfDate,
    /// This address or database is not one that homestead works with.
    #[error("this database cannot be used: {why}")]
    Unusable {
        /// What is wrong with it.
        why: String,
    },
    /// The program failed inside a write; nothing of that write was kept.
    #[error("the write broke off")]
    BrokeOff,
    /// The database refused a statement: a fault of the program.
    #[error("the database refused a statement")]
    Refused(#[source] Arc<Error>),
}

impl StoreError {
    /// Names a broken row.
    pub fn corrupt(what: impl Into<String>) -> Self {
        Self::Corrupt { what: what.into() }
    }

    pub(super) fn unavailable(why: impl ToString) -> Self {
        Self::Unavailable { why: why.to_string() }
    }
}

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        match error {
            Error::DatabaseError(DatabaseErrorKind::UniqueViolation, info) => {
                Self::Conflict { what: violated_key(info.as_ref()) }
            }
            Error::DatabaseError(
                DatabaseErrorKind::ForeignKeyViolation
                | DatabaseErrorKind::NotNullViolation
                | DatabaseErrorKind::CheckViolation,
                _,
            )
            | Error::SerializationError(_)
            | Error::InvalidCString(_)
            | Error::QueryBuilderError(_) => Self::Refused(Arc::new(error)),
            Error::DeserializationError(why) => Self::Corrupt { what: why.to_string() },
            other => Self::unavailable(other),
        }
    }
}

/// Both databases' words for a violated key, made one: `table.column` with the key's last column. SQLite lists the
/// columns; PostgreSQL names the constraint, and ours are all named `table_column_key`.
fn violated_key(info: &(dyn DatabaseErrorInformation + Send + Sync)) -> String {
    if let (Some(table), Some(constraint)) = (info.table_name(), info.constraint_name()) {
        let column = constraint.trim_start_matches(table).trim_start_matches('_').trim_end_matches("_key");
        return format!("{table}.{column}");
    }
    info.message().rsplit([' ', ',']).next().unwrap_or_default().to_owned()
}
