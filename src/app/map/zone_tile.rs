//! A tile of the zones: outlines at every zoom, simpler from afar, and none too small to be seen.

use super::tile::{Tile, TileAddress, tile_id};
use super::zone_dots::Dots;
use super::zones::{DrawnZone, of_today};
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs, policy};
use crate::domain::actor::Actor;
use crate::spatial::tiles::{
    Geometry, LayerWriter, Tag, TagValue, TileBounds, TileId, World, clip_line, clip_ring, simplified,
};
use crate::store::Conn;

const BUFFER: i32 = 64;
/// Up to this zoom outlines are simplified by half a pixel of a tile of 512.
const LAST_SIMPLE_ZOOM: u8 = 14;
const HALF_PIXEL: i32 = 4;
/// Up to this zoom what is smaller than a pixel is drawn with its neighbours as one.
const LAST_DOTS_ZOOM: u8 = 12;
const PIXEL: i32 = 8;
/// What is smaller than so many units on such a tile says neither its id nor its name: nobody could point at it.
const NAMED: i32 = 32;

/// The zones that hold today on a tile.
///
/// # Errors
/// `NotAllowed` for a role without case files; the database's.
pub fn zone_tile(home: &Homestead, conn: &mut Conn, actor: &Actor, address: TileAddress) -> Result<Tile, Refusal> {
    let id = tile_id(address)?;
    policy::visibility(actor)?;
    let district = packs::in_force(home, conn, actor.county())?;
    let sheet = of_today(home, conn, &district)?;
    Ok(sheet.kept(address, || {
        let mut layer = LayerWriter::named("zones");
        let around = id.world(BUFFER);
        let mut dots = Dots::default();
        for zone in sheet.zones.iter().filter(|zone| zone.bounds.touches(around)) {
            draw(zone, id, &mut layer, &mut dots);
        }
        dots.draw(&mut layer);
        let mut bytes = Vec::new();
        layer.finish(&mut bytes);
        Tile::of(bytes)
    }))
}

fn draw(zone: &DrawnZone, id: TileId, layer: &mut LayerWriter, dots: &mut Dots) {
    let bounds = TileBounds::with_buffer(BUFFER);
    let far = id.z() <= LAST_DOTS_ZOOM;
    let ([west, north], [east, south]) = corners(zone, id);
    let size = (east - west).max(south - north);
    if far && size < PIXEL {
        dots.add(zone.layer, zone.effect, [west, north]);
        return;
    }
    let tolerance = if id.z() <= LAST_SIMPLE_ZOOM { HALF_PIXEL } else { 0 };
    let mut areas = Geometry::default();
    for rings in &zone.polygons {
        let rings: Vec<Vec<[i32; 2]>> = rings.iter().map(|ring| on_tile(ring, id, bounds, tolerance)).collect();
        if !areas.polygon(&rings) {
            dot(rings.first().map(Vec::as_slice), &mut areas);
        }
    }
    let mut lines = Geometry::default();
    for line in &zone.lines {
        let units: Vec<[i32; 2]> = line.iter().map(|corner| id.unit(*corner)).collect();
        for part in clip_line(&simplified(&units, tolerance), bounds) {
            lines.line(&part);
        }
    }
    if areas.is_empty() && lines.is_empty() {
        return;
    }
    let tags = tags(zone, !far || size >= NAMED, layer);
    layer.feature(None, &tags, &areas);
    layer.feature(None, &tags, &lines);
}

fn corners(zone: &DrawnZone, id: TileId) -> ([i32; 2], [i32; 2]) {
    let bounds = zone.bounds;
    (id.unit(World { x: bounds.west, y: bounds.north }), id.unit(World { x: bounds.east, y: bounds.south }))
}

/// A ring as the tile shows it.
fn on_tile(ring: &[World], id: TileId, bounds: TileBounds, tolerance: i32) -> Vec<[i32; 2]> {
    let units: Vec<[i32; 2]> = ring.iter().map(|corner| id.unit(*corner)).collect();
    clip_ring(&simplified(&units, tolerance), bounds)
}

/// What is left of a ring too small to have an area: a pixel.
fn dot(ring: Option<&[[i32; 2]]>, areas: &mut Geometry) {
    let Some([x, y]) = ring.and_then(|ring| ring.first()).copied() else { return };
    let (half, corner) = (HALF_PIXEL, |dx: i32, dy: i32| [x + dx, y + dy]);
    areas.polygon(&[vec![corner(-half, -half), corner(half, -half), corner(half, half), corner(-half, half)]]);
}

fn tags(zone: &DrawnZone, named: bool, layer: &mut LayerWriter) -> Vec<Tag> {
    let name = Some(zone.name.as_str()).filter(|name| named && !name.is_empty());
    let texts = [
        ("id", Some(zone.id.as_str()).filter(|_| named)),
        ("part", Some(zone.part)),
        ("layer", Some(zone.layer)),
        ("class", zone.class.as_deref()),
        ("name", name),
        ("effect", zone.effect),
    ];
    let mut tags = Vec::new();
    for (name, text) in texts {
        if let Some(text) = text {
            let key = layer.key(name);
            tags.push(layer.tag(key, TagValue::Text(text)));
        }
    }
    tags
}

/// What a zone's feature says of itself.
pub(super) const FIELDS: [&str; 6] = ["id", "part", "layer", "class", "name", "effect"];
