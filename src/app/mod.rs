//! The use cases: plain synchronous functions, each one transaction. They know neither the network nor the database's
//! language.

pub mod accounts;
pub mod clock;
pub mod keys;
pub mod ledger;
pub mod packs;
pub mod personal;
pub mod policy;
pub mod refusal;

use std::sync::Arc;

use accounts::Doorman;
use clock::Clock;
use keys::Keys;
use packs::Shelf;

use crate::store::Store;

/// What every use case works with. Cheap to clone.
#[derive(Clone)]
pub struct Homestead {
    /// The database.
    pub store: Store,
    /// The secret keys.
    pub keys: Arc<Keys>,
    /// The time.
    pub clock: Clock,
    doorman: Arc<Doorman>,
    shelf: Arc<Shelf>,
    demo: bool,
}

impl Homestead {
    /// For serving in earnest: the password of the demo accounts opens nothing.
    pub fn new(store: Store, keys: Keys, clock: Clock) -> Self {
        Self {
            store,
            keys: Arc::new(keys),
            clock,
            doorman: Arc::new(Doorman::new()),
            shelf: Arc::new(Shelf::default()),
            demo: false,
        }
    }

    /// The same for the demo, whose accounts all have the same known password.
    #[must_use]
    pub fn for_demo(self) -> Self {
        Self { demo: true, ..self }
    }
}
