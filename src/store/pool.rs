//! Connections for readers.

use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use r2d2::ManageConnection;

use super::conn::{Address, Conn, Purpose};
use super::error::StoreError;

/// A connection that rested longer is asked whether it still lives: the server may have been restarted meanwhile.
const RESTED: Duration = Duration::from_secs(5);

/// Opens and judges readers' connections for the pool.
#[derive(Debug)]
pub(super) struct Readers {
    pub(super) address: Address,
    pub(super) patience: Duration,
}

/// A reader's connection on loan.
pub(super) struct Reader {
    pub(super) conn: Conn,
    /// Set while a transaction is open: a reader that comes back so broke off inside, and is thrown away.
    pub(super) inside: bool,
    last_used: Instant,
}

impl Reader {
    pub(super) fn done(&mut self) {
        self.inside = false;
        self.last_used = Instant::now();
    }
}

impl ManageConnection for Readers {
    type Connection = Reader;
    type Error = StoreError;

    fn connect(&self) -> Result<Reader, StoreError> {
        let conn = self.address.connect(Purpose::Read, self.patience)?;
        Ok(Reader { conn, inside: false, last_used: Instant::now() })
    }

    fn is_valid(&self, reader: &mut Reader) -> Result<(), StoreError> {
        if matches!(reader.conn, Conn::Pg(_)) && reader.last_used.elapsed() > RESTED {
            reader.conn.batch_execute("SELECT 1")?;
        }
        Ok(())
    }

    fn has_broken(&self, reader: &mut Reader) -> bool {
        reader.inside
    }
}
