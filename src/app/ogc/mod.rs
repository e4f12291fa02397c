//! The county's houses, violations, patches and zones as collections of features, for programs of other people: OGC API –
//! Features part 1 (17-069r4) and part 2 (18-058r1). What may be asked and what is answered; addresses are the edge's.

mod asked;
mod collection;
mod datetime;
mod drawn;
mod feature;
mod houses;
mod items;
mod patches;
mod properties;
mod system;
mod violations;
mod window;
mod zones;

pub use asked::{DEFAULT_LIMIT, LEAST_LIMIT, MOST_LIMIT};
pub use collection::{Collection, Known, known};
pub use items::{Item, Items, item, items};
pub use properties::{Parameter, Property, parameters, properties};
pub use system::System;
