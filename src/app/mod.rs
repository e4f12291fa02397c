//! The use cases: plain synchronous functions, each one transaction. They know neither the network nor the database's
//! language.

pub mod accounts;
pub mod clock;
pub mod district;
pub mod houses;
pub mod keys;
pub mod ledger;
pub mod packs;
pub mod personal;
pub mod photos;
pub mod policy;
pub mod refusal;
pub mod turns;

use std::sync::Arc;

use accounts::Doorman;
use clock::Clock;
use keys::Keys;
use packs::Shelf;
use turns::Turns;

use crate::blob::BlobStore;
use crate::store::Store;

/// Photos decoded at once, and how many may wait: each can take 240 MB.
const DARKROOM: (usize, usize) = (2, 32);

/// What every use case works with. Cheap to clone.
#[derive(Clone)]
pub struct Homestead {
    /// The database.
    pub store: Store,
    /// The secret keys.
    pub keys: Arc<Keys>,
    /// The time.
    pub clock: Clock,
    /// The photos' bytes.
    pub blobs: BlobStore,
    darkroom: Arc<Turns>,
    doorman: Arc<Doorman>,
    shelf: Arc<Shelf>,
    demo: bool,
}

impl Homestead {
    /// For serving in earnest: the password of the demo accounts opens nothing.
    pub fn new(store: Store, blobs: BlobStore, keys: Keys, clock: Clock) -> Self {
        Self {
            store,
            keys: Arc::new(keys),
            clock,
            blobs,
            darkroom: Arc::new(Turns::new(DARKROOM.0, DARKROOM.1)),
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
