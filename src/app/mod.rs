//! The use cases: plain synchronous functions, each one transaction. They know neither the network nor the database's
//! language.

pub mod accounts;
pub mod acting;
pub mod clock;
pub mod district;
pub mod enquiries;
pub mod exports;
pub mod houses;
pub mod imports;
pub mod keys;
pub mod ledger;
pub mod map;
pub mod ogc;
pub mod packs;
pub mod papers;
pub mod patches;
pub mod patrols;
mod people;
pub mod personal;
pub mod photos;
pub mod policy;
pub mod refusal;
pub mod shapes;
pub mod simulation;
pub mod siting;
pub mod stats;
pub mod sync;
pub mod timeline;
pub mod turns;
pub mod violations;
pub mod worklist;
pub mod zones;

use std::path::PathBuf;
use std::sync::Arc;

use accounts::Doorman;
use clock::Clock;
use enquiries::Enquiries;
use keys::Keys;
use map::{MapIndex, ZoneSheets};
use packs::Shelf;
use papers::TypeCase;
use patrols::Sketches;
use refusal::Refusal;
use turns::Turns;
use zones::Atlas;

use crate::blob::BlobStore;
use crate::store::{Store, StoreError};

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
    /// Limits on the applicants' look-up.
    pub enquiries: Arc<Enquiries>,
    /// Folder on a disk for files that are being made; they are gone when their answer is.
    scratch: PathBuf,
    darkroom: Arc<Turns>,
    counter: Arc<Turns>,
    doorman: Arc<Doorman>,
    shelf: Arc<Shelf>,
    typecase: Arc<TypeCase>,
    atlas: Arc<Atlas>,
    sketches: Arc<Sketches>,
    map: Arc<MapIndex>,
    zone_sheets: Arc<ZoneSheets>,
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
            enquiries: Arc::default(),
            scratch: std::env::temp_dir(),
            // Two photos at once: each may take 160 MB while it is decoded.
            darkroom: Arc::new(Turns::new(2, 64)),
            counter: Arc::new(Turns::new(exports::AT_ONCE, 0)),
            doorman: Arc::new(Doorman::new()),
            shelf: Arc::new(Shelf::default()),
            typecase: Arc::default(),
            atlas: Arc::new(Atlas::default()),
            sketches: Arc::default(),
            map: Arc::default(),
            zone_sheets: Arc::default(),
            demo: false,
        }
    }

    /// The same for the demo, whose accounts all have the same known password.
    #[must_use]
    pub fn for_demo(self) -> Self {
        Self { demo: true, ..self }
    }

    /// The same with a font of its own for the papers, before those of the system.
    #[must_use]
    pub fn with_font(self, chosen: Option<PathBuf>) -> Self {
        Self { typecase: Arc::new(TypeCase::of(chosen)), ..self }
    }

    /// The same with a folder of its own for files that are being made, instead of the system's.
    #[must_use]
    pub fn with_scratch(self, scratch: PathBuf) -> Self {
        Self { scratch, ..self }
    }

    /// Whether this is the demo.
    pub fn is_demo(&self) -> bool {
        self.demo
    }

    /// Whether the database is there and of this program's version.
    ///
    /// # Errors
    /// `Store` when it is not.
    pub fn ready(&self) -> Result<(), Refusal> {
        if self.store.is_current()? { Ok(()) } else { Err(StoreError::OutOfDate.into()) }
    }
}
