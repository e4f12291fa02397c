//! The rows of the database and the queries on them: the only place that knows diesel.
//!
//! A [`Store`] hands out a connection in two ways: [`Store::read`] for a look at one moment of the database, and
//! [`Store::write`] for a change, which is answered when the disk has it. The rooms below it are plain functions on
//! that connection.
//!
//! What a key finds is asked for with `get_result`, not `first`: a bound `LIMIT` makes SQLite plan a kept statement anew
//! each time it is bound, which was a third of the writer's work.

pub mod accounts;
pub mod acts;
pub mod audit;
pub mod case_duties;
pub mod case_persons;
mod columns;
mod conn;
mod dialect;
pub mod divisions;
pub mod duties;
mod entry_row;
mod error;
pub mod filling;
pub mod houses;
pub mod ledger;
pub mod mapped;
mod migrations;
pub mod numbers;
pub mod packs;
mod patch_row;
pub mod patches;
pub mod patrols;
pub mod persons;
pub mod photos;
mod pool;
pub mod records;
pub mod schema;
pub mod sessions;
mod territory;
pub mod violations;
mod writer;
mod zone_row;
pub mod zones;

use std::time::Duration;

use diesel::connection::SimpleConnection;

pub use conn::{Address, Conn, Purpose};
pub use error::StoreError;
pub use migrations::{migrate, revert_all};
pub use territory::Territory;

use pool::Readers;
use writer::Writer;

/// How long a connection beside the others waits for a lock.
const APART_PATIENCE: Duration = Duration::from_secs(5);

/// How a store is to be opened.
#[derive(Debug, Clone)]
pub struct StoreOptions {
    /// How many reads may go on at once.
    pub readers: u32,
    /// How many writes may wait before a further one is refused.
    pub waiting_writes: usize,
    /// How long a lock or a free connection is waited for.
    pub patience: Duration,
}

impl Default for StoreOptions {
    fn default() -> Self {
        Self { readers: 16, waiting_writes: 1024, patience: Duration::from_secs(5) }
    }
}

/// The open database. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    address: Address,
    writer: Writer,
    readers: r2d2::Pool<Readers>,
}

impl Store {
    /// Opens the database at an address; it must be there and is not migrated.
    ///
    /// # Errors
    /// `Unusable` for an SQLite older than 3.51.3 or a PostgreSQL that is not UTF-8, `Unavailable` where nothing
    /// answers.
    pub fn open(address: &Address, options: &StoreOptions) -> Result<Self, StoreError> {
        let writer = Writer::start(address.clone(), options.patience, options.waiting_writes)?;
        let readers = r2d2::Pool::builder()
            .max_size(options.readers)
            .min_idle(Some(1))
            .connection_timeout(options.patience)
            .build(Readers { address: address.clone(), patience: options.patience })
            .map_err(StoreError::unavailable)?;
        Ok(Self { address: address.clone(), writer, readers })
    }

    /// Where this store's rows live.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// Whether the tables are exactly those of this program.
    pub fn is_current(&self) -> Result<bool, StoreError> {
        migrations::is_current(&self.address)
    }

    /// Looks at the database as it is at one moment, through however many queries.
    pub fn read<T, E: From<StoreError>>(&self, f: impl FnOnce(&mut Conn) -> Result<T, E>) -> Result<T, E> {
        let mut reader = self.readers.get().map_err(StoreError::unavailable)?;
        dialect::begin_read(&mut reader.conn)?;
        reader.inside = true;
        let answer = f(&mut reader.conn);
        if reader.conn.batch_execute("COMMIT").is_ok() {
            reader.done();
        }
        answer
    }

    /// Looks at one moment of the database through a connection of its own, beside those that requests share: for what
    /// reads a whole county.
    pub fn read_apart<T, E: From<StoreError>>(&self, f: impl FnOnce(&mut Conn) -> Result<T, E>) -> Result<T, E> {
        let mut conn = self.address.connect(Purpose::Read, APART_PATIENCE)?;
        dialect::begin_read(&mut conn)?;
        let answer = f(&mut conn);
        conn.batch_execute("COMMIT").map_err(StoreError::from)?;
        answer
    }

    /// Changes the database: everything that the closure does, or nothing if it returns an error. Returns after the
    /// disk has it. Writes that wait at the same time share one flush; each still stands or falls by itself.
    ///
    /// # Errors
    /// The closure's own; `Unavailable` when too many writes wait or the commit failed; `BrokeOff` when it panicked.
    pub fn write<T, E>(&self, f: impl FnOnce(&mut Conn) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.writer.run(f)
    }
}
