//! A patch's file between its row and the domain.

use serde_json::Value;

use crate::app::keys::Keys;
use crate::app::personal::{self, Place};
use crate::app::policy;
use crate::app::refusal::Refusal;
use crate::domain::actor::Actor;
use crate::domain::ids::Id;
use crate::domain::patches::Patch;
use crate::store::patches::PatchRow;
use crate::store::{self, Conn, StoreError};

/// The seal of a patch's row stands where no person's does.
const GIVEN: i32 = -1;

/// The patch, if the actor may see it.
///
/// # Errors
/// `Hidden` where there is none or it lies outside the actor's territory; `NotAllowed` for a role without patches.
pub fn visible(conn: &mut Conn, actor: &Actor, id: &Id) -> Result<Patch, Refusal> {
    let visibility = policy::patch_visibility(actor)?;
    let row = store::patches::find(conn, id)?.ok_or(Refusal::Hidden)?;
    let patch = parse(&row)?;
    visibility.shows(id.county(), &patch.division)?;
    Ok(patch)
}

/// The file in a row.
///
/// # Errors
/// `Corrupt` for a row that this program did not write.
pub fn parse(row: &PatchRow) -> Result<Patch, StoreError> {
    serde_json::from_str(&row.file).map_err(|why| StoreError::corrupt(format!("file of patch {}: {why}", row.id)))
}

/// The row of a file; `given` is the platform's row, sealed.
///
/// # Errors
/// `Broken` for a file that cannot be written.
pub(super) fn row(patch: &Patch, given: Vec<u8>) -> Result<PatchRow, Refusal> {
    let [west, south, east, north] = patch.bounds_deg;
    let small = |number: u32| i32::try_from(number).map_err(|why| Refusal::broken("a number too large", why));
    let township = patch.division.township().unwrap_or_else(|| patch.division.clone());
    Ok(PatchRow {
        county: patch.id.county().to_string(),
        id: patch.id.uuid().to_string(),
        season: patch.season.clone(),
        load: small(patch.load)?,
        nr: small(patch.nr)?,
        number: patch.facts.number.clone(),
        township: township.to_string(),
        division: patch.division.to_string(),
        class: patch.classification.class.code(),
        state: patch.state.code(),
        west,
        south,
        east,
        north,
        given,
        last_act_at: patch.last_act_at.as_millisecond(),
        version: small(patch.version)?,
        file: serde_json::to_string(patch).map_err(|why| Refusal::broken("a file could not be written", why))?,
    })
}

/// Seals the platform's row.
///
/// # Errors
/// `Broken` when the system gives no random nonce.
pub(super) fn sealed(keys: &Keys, id: &Id, given: &Value) -> Result<Vec<u8>, Refusal> {
    let place = Place { county: id.county(), file: id.uuid(), ordinal: GIVEN };
    personal::seal(keys, place, given).map_err(|why| Refusal::broken("a patch's row could not be sealed", why))
}

/// Opens it.
///
/// # Errors
/// `Broken` for a row that was altered or moved.
pub(super) fn opened(keys: &Keys, id: &Id, sealed: &[u8]) -> Result<Value, Refusal> {
    let place = Place { county: id.county(), file: id.uuid(), ordinal: GIVEN };
    personal::open(keys, place, sealed).map_err(|why| Refusal::broken("a patch's row could not be opened", why))
}

/// How the ledger names a patch.
pub(super) fn subject(id: &Id) -> String {
    format!("patch:{}", id.uuid())
}
