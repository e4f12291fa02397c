//! What a program must know to fetch the tiles of a layer (`TileJSON` 3.0.0).

use serde_json::{Map, Value, json};

use super::facts::Profile;
use super::layer::MapLayer;
use super::scope::visible;
use super::{clusters, features, index, zone_tile};
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, policy};
use crate::domain::actor::Actor;
use crate::spatial::tiles::WorldBox;
use crate::store::Conn;

/// No tile of a nearer zoom has more in it.
const LAST_ZOOM: u8 = 16;
/// Around a territory of which nothing is known.
const WHOLE_EARTH: [f64; 4] = [-180.0, -85.0, 180.0, 85.0];

/// The document of a layer, or of the zones where it is none; `tiles` is the address of its tiles.
///
/// # Errors
/// `NotAllowed` for a role without this layer, `MapNotReady` while the map is being built; the database's.
pub fn tile_json(
    home: &Homestead,
    conn: &mut Conn,
    actor: &Actor,
    layer: Option<MapLayer>,
    tiles: &str,
) -> Result<Value, Refusal> {
    let fields: Map<String, Value> = if let Some(layer) = layer {
        visible(actor, layer)?;
        let all = clusters::fields(layer).into_iter().chain(features::fields(layer));
        all.map(|(name, sort)| (name, json!(sort))).collect()
    } else {
        policy::visibility(actor)?;
        zone_tile::FIELDS.into_iter().map(|name| (name.to_owned(), json!("String"))).collect()
    };
    let name = layer.map_or("zones", MapLayer::code);
    Ok(json!({
        "tilejson": "3.0.0",
        "name": name,
        "tiles": [tiles],
        "minzoom": 0,
        "maxzoom": LAST_ZOOM,
        "bounds": bounds(home, conn, actor, layer)?,
        "vector_layers": [{ "id": name, "fields": fields, "minzoom": 0, "maxzoom": LAST_ZOOM }],
    }))
}

/// West, south, east, north of what an actor sees of a layer: of the county by its outline, of a part of it by the houses
/// and what else lies there. Who reads tiles asks for none beyond, and zones are shown of the whole county to everybody.
fn bounds(home: &Homestead, conn: &mut Conn, actor: &Actor, layer: Option<MapLayer>) -> Result<[f64; 4], Refusal> {
    let district = packs::in_force(home, conn, actor.county())?;
    let county = district.region().map(|region| {
        let bounds = region.bounds();
        [bounds.west_deg, bounds.south_deg, bounds.east_deg, bounds.north_deg]
    });
    let Some(layer) = layer.filter(|_| actor.division.township().is_some()) else {
        return Ok(county.unwrap_or(WHOLE_EARTH));
    };
    let own = index::with_sheets(home, conn, actor.county(), |sheets| {
        let of = |layer: MapLayer| {
            let sheet = sheets.sheet(layer);
            let lies = |profile: Profile| sheet.divisions.text(profile.village).starts_with(actor.division.as_str());
            let own = sheet.ground.tallies().filter(|tally| lies(sheet.profiles.of(tally.profile)));
            own.map(|tally| tally.bounds).reduce(WorldBox::with)
        };
        let all = of(MapLayer::Houses).into_iter().chain(of(layer)).reduce(WorldBox::with);
        Ok(all.map(WorldBox::degrees))
    })?;
    Ok(own.or(county).unwrap_or(WHOLE_EARTH))
}
