//! What an actor asks of a layer, ready to be asked: its own territory and no more.

use super::filter::MapFilter;
use super::index::with_sheets;
use super::layer::MapLayer;
use super::sheet::Sheet;
use super::sheets::Sheets;
use super::sieve::Sieve;
use crate::app::policy::Visibility;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, policy};
use crate::domain::actor::Actor;
use crate::store::Conn;

/// The part of a layer that an actor may read.
///
/// # Errors
/// `NotAllowed` for a role without this layer.
pub(in crate::app) fn visible(actor: &Actor, layer: MapLayer) -> Result<Visibility, Refusal> {
    match layer {
        MapLayer::Houses => policy::visibility(actor),
        MapLayer::Violations => policy::case_visibility(actor),
        MapLayer::Patches => policy::patch_visibility(actor),
    }
}

/// Looks at a layer as it is now through an actor's filter.
///
/// # Errors
/// `NotAllowed` for a role without this layer, `MapNotReady` while it is being built; the database's.
pub(super) fn asked<T>(
    home: &Homestead,
    conn: &mut Conn,
    actor: &Actor,
    (layer, filter): (MapLayer, &MapFilter),
    look: impl FnOnce(&Sheets, &Sheet, &Sieve) -> Result<T, Refusal>,
) -> Result<T, Refusal> {
    let visible = visible(actor, layer)?;
    let district = packs::in_force(home, conn, actor.county())?;
    with_sheets(home, conn, actor.county(), |sheets| {
        let sheet = sheets.sheet(layer);
        let sieve = Sieve::of(sheet, filter, &visible.territory().division, &district, home.clock.today());
        look(sheets, sheet, &sieve)
    })
}
