//! A layer from afar: how many places each of a tile's squares holds, of which classes, and where they are.

use super::facts::{PLACED, Profile};
use super::ground::{BUCKET_ZOOM, Counted, Ground, TALLY_ZOOM, Tally};
use super::layer::MapLayer;
use super::sheet::Sheet;
use super::sieve::Sieve;
use crate::domain::ids::{County, Id};
use crate::spatial::tiles::{Geometry, LayerWriter, TagValue, TileId, WorldBox, morton};

/// A tile has this many squares to a side, as a power of two: 64 of its 512 pixels each.
const SQUARE_BITS: u8 = 3;
/// From the next zoom on every place is drawn.
pub(super) const LAST_ZOOM: u8 = TALLY_ZOOM - SQUARE_BITS;
/// Squares of a tile.
const SQUARES: usize = 1 << (2 * SQUARE_BITS);
/// Where a tile covers more than this part of all places, they are gone through in the order in which they lie in memory.
const MANY: usize = 8;

/// The places of one square.
#[derive(Debug, Clone)]
struct Cluster {
    all: Tally,
    classes: [u32; 32],
}

/// Draws the clusters of a tile.
pub(super) fn draw(sheet: &Sheet, sieve: &Sieve, tile: TileId, county: &County, layer: &mut LayerWriter) {
    let mut squares: Vec<Option<Cluster>> = vec![None; SQUARES];
    let mut add = |class: u8, tally: Tally| {
        let square = tally.cell >> (2 * (LAST_ZOOM - tile.z()));
        let square = usize::try_from(square).unwrap_or(0) & (SQUARES - 1);
        if let Some(held) = squares.get_mut(square) {
            held.get_or_insert_with(|| Cluster { all: Tally { count: 0, sum: [0, 0], ..tally }, classes: [0; 32] })
                .add(class, tally);
        }
    };
    let (first, last) = buckets(tile);
    if sieve.is_by_profile() {
        for tally in sheet.ground.within(first, last) {
            let profile = sheet.profiles.of(tally.profile);
            if sieve.admits(profile) {
                add(profile.class, *tally);
            }
        }
    } else {
        // Of each profile its class, where it is asked for and has a place.
        let drawn = |profile: &Profile| (profile.is(PLACED) && sieve.admits(*profile)).then_some(profile.class);
        let classes = sheet.profiles.each(drawn);
        let around = tile.world(0);
        let mut one = |slot: u32, profile: u32| {
            let class = usize::try_from(profile).ok().and_then(|at| classes.get(at).copied().flatten());
            if let Some(class) = class.filter(|_| sieve.passes_own(sheet, slot)) {
                let point = sheet.point(slot);
                if around.holds(point) {
                    add(class, Tally::of(slot, Counted { point, profile }));
                }
            }
        };
        let there: usize = sheet.ground.run(first, last).map(|(_, slots)| slots.len()).sum();
        if there > sheet.len() / MANY {
            sheet.slots().for_each(|(slot, profile)| one(slot, profile));
        } else {
            for (bucket, slots) in sheet.ground.run(first, last) {
                let own = slots.iter().copied().filter(|slot| Ground::is_own(bucket, sheet.point(*slot)));
                own.for_each(|slot| one(slot, sheet.profile_number(slot)));
            }
        }
    }
    let drawn = squares.into_iter().flatten();
    write(sheet, tile, county, drawn, layer);
}

/// The buckets of a tile, the first and the last in their order.
fn buckets(tile: TileId) -> (u32, u32) {
    let bits = 2 * u32::from(BUCKET_ZOOM - tile.z());
    let first = morton(tile.x(), tile.y()) << bits;
    (first, first + ((1_u32 << bits) - 1))
}

impl Cluster {
    fn add(&mut self, class: u8, tally: Tally) {
        self.all.add(tally);
        if let Some(count) = self.classes.get_mut(usize::from(class)) {
            *count += tally.count;
        }
    }
}

fn write(
    sheet: &Sheet,
    tile: TileId,
    county: &County,
    clusters: impl Iterator<Item = Cluster>,
    layer: &mut LayerWriter,
) {
    let count = layer.key("count");
    let sides = ["west", "south", "east", "north"].map(|side| layer.key(side));
    let id = layer.key("id");
    let classes: Vec<String> = sheet.layer.classes().iter().map(|class| format!("n_{class}")).collect();
    let classes: Vec<_> = classes.iter().map(|class| layer.key(class)).collect();
    let mut geometry = Geometry::default();
    let mut tags = Vec::new();
    for cluster in clusters {
        tags.clear();
        tags.push(layer.tag(count, TagValue::Count(u64::from(cluster.all.count))));
        for (key, count) in classes.iter().zip(cluster.classes).filter(|(_, count)| *count > 0) {
            tags.push(layer.tag(*key, TagValue::Count(u64::from(count))));
        }
        for (key, degrees) in sides.iter().zip(reach(cluster.all.bounds)) {
            tags.push(layer.tag(*key, TagValue::Number(degrees)));
        }
        if cluster.all.count == 1 {
            let file = Id::new(county.clone(), sheet.id(cluster.all.slot)).to_string();
            tags.push(layer.own_tag(id, TagValue::Text(&file)));
        }
        geometry.clear();
        geometry.point(tile.unit(cluster.all.middle()));
        layer.feature(None, &tags, &geometry);
    }
}

/// West, south, east, north to a centimetre.
fn reach(bounds: WorldBox) -> [f64; 4] {
    bounds.degrees().map(|degrees| (degrees * 1e7).round() / 1e7)
}

/// What a layer's clusters say of themselves, by field.
pub(super) fn fields(layer: MapLayer) -> Vec<(String, &'static str)> {
    let classes = layer.classes().into_iter().map(|class| (format!("n_{class}"), "Number"));
    let sides = ["west", "south", "east", "north"].map(|side| (side.to_owned(), "Number"));
    std::iter::once(("count".to_owned(), "Number")).chain(classes).chain(sides).collect()
}
