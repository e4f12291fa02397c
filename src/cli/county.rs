//! Which county a command is for.

use super::Failure;
use crate::app::Homestead;
use crate::domain::ids::County;
use crate::store::{self, StoreError};

/// The county named, or the only one that there is.
///
/// # Errors
/// When there is none, or there are several and none is named.
pub(super) fn chosen(home: &Homestead, named: Option<&County>) -> Result<County, Failure> {
    let known = home.store.read(|conn| -> Result<_, StoreError> { store::packs::counties(conn) })?;
    match (named, known.as_slice()) {
        (Some(county), _) if known.iter().any(|it| it == county.as_str()) => Ok(county.clone()),
        (Some(county), _) => Err(format!("there is no county {county} here").into()),
        (None, [only]) => Ok(only.parse()?),
        (None, []) => Err("there is no county here: load its pack with `homestead init`".into()),
        (None, many) => Err(format!("there are several counties here, say which: {}", many.join(", ")).into()),
    }
}
