//! A zone as a feature, with what the law of today says of it; and which zones a query asks for.

use serde_json::{Value, json};

use super::asked::{self, Asked};
use super::drawn::Drawn;
use super::feature::{Scene, cents};
use super::window::{Window, densified};
use crate::app::Homestead;
use crate::app::refusal::Refusal;
use crate::app::zones::{View, ZonePage, ZonesAsked, page};
use crate::domain::fields::{Fields, Read, Wrong};
use crate::domain::ids::County;
use crate::domain::zones::{Layer, Zone};
use crate::spatial::{Grid, GridPolygon, LonLat, LonLatBox};
use crate::store::Conn;

pub(super) use crate::app::zones::extent;

/// Beyond the outermost zone nothing is found, so that a window is cut off there, metres.
const MARGIN_M: f64 = 1_000.0;

/// Reads a query of zones.
///
/// # Errors
/// Everything that is wrong with it.
pub(super) fn read(query: &Value, grid: Grid) -> Result<(Asked, Vec<Layer>), Refusal> {
    asked::read(query, grid, |f: &mut Fields<'_>| f.defaulted("layer", Vec::new(), layers))
}

fn layers(value: &Value) -> Read<Vec<Layer>> {
    let names = value.as_str().unwrap_or_default().split(',');
    names.map(|name| name.trim().parse().map_err(|_why| vec![Wrong::new("not_a_choice")])).collect()
}

/// The zones that a query asks for.
///
/// # Errors
/// `Faulty` for a cursor that is none; the database's.
pub(super) fn found(
    home: &Homestead,
    conn: &mut Conn,
    county: &County,
    (asked, layers): (&Asked, Vec<Layer>),
    grid: Grid,
) -> Result<ZonePage, Refusal> {
    let after = asked.cursor.as_deref().map(cursor).transpose()?;
    let views = match &asked.window {
        None => None,
        Some(window) => {
            let extent = extent(home, conn, county)?;
            Some(extent.map(|extent| views(window, extent.grown(MARGIN_M), grid)).unwrap_or_default())
        }
    };
    let wanted = ZonesAsked {
        layers,
        from: asked.days.from,
        to: asked.days.to,
        views,
        after,
        limit: usize::try_from(asked.limit).unwrap_or(usize::MAX),
    };
    Ok(page(home, conn, county, &wanted)?)
}

/// Where a page ended, as a `next` link carries it.
pub(super) fn cursor_of((layer, nr): (Layer, i32)) -> String {
    format!("{layer}-{nr}")
}

fn cursor(text: &str) -> Result<(Layer, i32), Refusal> {
    let read = || {
        let (layer, nr) = text.rsplit_once('-')?;
        Some((layer.parse().ok()?, nr.parse().ok()?))
    };
    read().ok_or_else(asked::bad_cursor)
}

/// A window as the views that it has on the ground of the zones.
fn views(window: &Window, ground: LonLatBox, grid: Grid) -> Vec<View> {
    let rings: Vec<Vec<[f64; 2]>> = match window {
        Window::Ring(ring) => vec![ring.clone()],
        Window::Box(bounds) => {
            let parts = super::window::parts(*bounds).into_iter();
            parts.filter_map(|part| part.common(ground)).map(|part| densified(with_room(part))).collect()
        }
    };
    rings.into_iter().filter_map(|ring| view(&ring, grid)).collect()
}

/// A box that is a line or a point, as one that has an area: a centimetre.
fn with_room(it: LonLatBox) -> LonLatBox {
    const LEAST_DEG: f64 = 1e-7;
    LonLatBox {
        east_deg: it.east_deg.max(it.west_deg + LEAST_DEG),
        north_deg: it.north_deg.max(it.south_deg + LEAST_DEG),
        ..it
    }
}

fn view(ring: &[[f64; 2]], grid: Grid) -> Option<View> {
    let places: Vec<LonLat> = ring.iter().map(|[lon, lat]| LonLat::new(*lon, *lat).ok()).collect::<Option<_>>()?;
    let around = LonLatBox::around(places.iter().copied())?;
    let metres = |place: &LonLat| {
        let point = grid.grid_from_lonlat(*place).ok()?;
        Some([point.easting_m(), point.northing_m()])
    };
    let mut outline: Vec<[f64; 2]> = places.iter().map(metres).collect::<Option<_>>()?;
    outline.extend(outline.first().copied());
    Some(View { around, outline: GridPolygon::from_rings(grid, &[outline]).ok()? })
}

impl Scene {
    /// The feature of a zone.
    pub(super) fn zone(&self, zone: &Zone) -> Result<Value, Refusal> {
        let rules = self.district.pack.on(self.today);
        let rule = rules.zone(zone.layer, zone.class.as_deref()).next();
        let area_m2 = zone.shape.area_m2();
        let properties = json!({
            "layer": zone.layer,
            "layer_label": self.words.label("layer", zone.layer.code()),
            "class": zone.class,
            "object": zone.object,
            "name": zone.name,
            "extent": zone.extent,
            "as_of": zone.as_of,
            "source": zone.source,
            "area_m2": (area_m2 > 0.0).then(|| cents(area_m2)),
            "buffer_m": rule.and_then(|rule| rule.value.buffer_m),
            "effect": rule.map(|rule| rule.value.effect),
            "effect_label": rule.map(|rule| self.words.label("effect", rule.value.effect.code())),
            "basis": rule.map(|rule| self.words.cite(&rule.basis)),
            "verified": rule.map(|rule| rule.verified),
        });
        self.feature(&zone.id, Drawn::Shape(&zone.shape), properties)
    }
}
