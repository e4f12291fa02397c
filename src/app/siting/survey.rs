//! What a plot touches: zones of the layers of its day, and plots of other households.

use jiff::{Timestamp, civil::Date};

use crate::app::district::District;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, zones};
use crate::domain::houses::House;
use crate::domain::houses::outline::Outline;
use crate::domain::houses::siting::{LayerState, Neighbour, Siting};
use crate::domain::ids::Id;
use crate::domain::zones::{Layer, Zone, hits};
use crate::spatial::{GridPolygon, LonLat, LonLatBox, intersection};
use crate::store::houses::Bbox;
use crate::store::{self, Conn, StoreError};

/// Files whose plot nobody holds any more. A registered one is closed and its plot is taken for good.
const GIVEN_UP: [&str; 4] = ["rejected", "withdrawn", "expired", "revoked"];

/// A place that is asked about.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// The plot, in the district's system.
    pub plot: &'a GridPolygon,
    /// The house on it, if one is drawn.
    pub footprint: Option<&'a GridPolygon>,
    /// The day whose rules and layers count.
    pub day: Date,
    /// The house of the plot, and when it was applied for; none before anybody applied.
    pub house: Option<(&'a Id, Timestamp)>,
}

impl<'a> Site<'a> {
    /// The place of a house's application, on the day of its application.
    pub fn of(house: &'a House, plot: &'a GridPolygon, footprint: Option<&'a GridPolygon>) -> Self {
        Self { plot, footprint, day: house.applied_on(), house: Some((&house.id, house.applied_at)) }
    }
}

/// What a place touches.
///
/// # Errors
/// The database's, and `Corrupt` for a row that this program did not write.
pub fn survey(home: &Homestead, conn: &mut Conn, district: &District, site: Site<'_>) -> Result<Siting, Refusal> {
    let rules = district.pack.on(site.day);
    let around = around(site.plot).ok_or_else(|| Refusal::Broken { what: "a plot without a place", why: None })?;
    let near = zones::near(home, conn, rules, site.day, around)?;
    let loads = store::zones::layers(conn, district.county().as_str())?;
    let chosen = zones::in_force(&loads, site.day);
    let layers = Layer::ALL.into_iter().map(|layer| LayerState {
        layer,
        loaded: chosen.get(&layer).and_then(|load| Some((load.as_of.parse().ok()?, load.source.clone()))),
    });
    Ok(Siting {
        day: site.day,
        hits: hits(site.plot, site.footprint, &near, rules),
        neighbours: neighbours(conn, district, site, around)?,
        layers: layers.collect(),
        inside_urban_plan: chosen.contains_key(&Layer::UrbanPlan).then(|| mostly_inside(site.plot, &near)),
    })
}

/// What the plot of a file touches, for an act that asks; none for an outline that no longer reads.
///
/// # Errors
/// As [`survey`].
pub fn of_file(
    home: &Homestead,
    conn: &mut Conn,
    district: &District,
    house: &House,
) -> Result<Option<Siting>, Refusal> {
    let application = &house.application;
    let Some(plot) = application.plot.plane() else { return Ok(None) };
    let footprint = application.footprint.as_ref().map(Outline::plane);
    let footprint = match footprint {
        Some(None) => return Ok(None),
        sound => sound.flatten(),
    };
    survey(home, conn, district, Site::of(house, &plot, footprint.as_ref())).map(Some)
}

/// Whether more than half of the plot lies in the urban planning area.
fn mostly_inside(plot: &GridPolygon, zones: &[Zone]) -> bool {
    let inside = zones.iter().filter(|zone| zone.layer == Layer::UrbanPlan).map(|zone| {
        let pieces = zone.shape.within(plot, 0.0).unwrap_or_default();
        pieces.iter().map(GridPolygon::area_m2).sum::<f64>()
    });
    inside.sum::<f64>() * 2.0 > plot.area_m2()
}

fn neighbours(
    conn: &mut Conn,
    district: &District,
    site: Site<'_>,
    around: LonLatBox,
) -> Result<Vec<Neighbour>, Refusal> {
    let sliver_m2 = district.pack.on(site.day).overlap().map_or(0.0, |rule| rule.value.sliver_m2);
    let view = Bbox { west: around.west_deg, south: around.south_deg, east: around.east_deg, north: around.north_deg };
    let own = site.house.map(|(id, _applied)| household(conn, id)).transpose()?.unwrap_or_default();
    let mut found = Vec::new();
    for row in store::houses::touching(conn, district.county().as_str(), view, &GIVEN_UP)? {
        let other = crate::app::houses::parse(&row)?;
        if site.house.is_some_and(|(id, _applied)| *id == other.id) {
            continue;
        }
        let Some(plot) = other.application.plot.plane() else { continue };
        // A plot in another grid is none that this county measures.
        let pieces = intersection(site.plot, &plot).unwrap_or_default();
        let area_m2: f64 = pieces.iter().map(GridPolygon::area_m2).sum();
        // A household that builds anew where it lives is not its own neighbour.
        if area_m2 <= sliver_m2 || own.is_one_with(&household(conn, &other.id)?) {
            continue;
        }
        let earlier = site.house.is_none_or(|(id, at)| (other.applied_at, other.id.uuid()) < (at, id.uuid()));
        found.push(Neighbour {
            first: earlier || !other.permits.is_empty(),
            house: other.id,
            number: other.number,
            village: other.village,
            area_m2,
            pieces,
        });
    }
    Ok(found)
}

/// A household by the blind index of its citizen numbers.
#[derive(Default)]
struct Household {
    head: Option<Vec<u8>>,
    people: Vec<Vec<u8>>,
}

impl Household {
    /// Whether the head of one belongs to the other.
    fn is_one_with(&self, other: &Self) -> bool {
        let among = |head: &Option<Vec<u8>>, people: &[Vec<u8>]| head.as_ref().is_some_and(|it| people.contains(it));
        among(&self.head, &other.people) || among(&other.head, &self.people)
    }
}

fn household(conn: &mut Conn, house: &Id) -> Result<Household, StoreError> {
    let rows = store::persons::of_house(conn, house)?;
    let head = rows.iter().find(|row| row.kind == "head").and_then(|row| row.id_index.clone());
    let people = rows.into_iter().filter(|row| matches!(row.kind.as_str(), "head" | "member"));
    Ok(Household { head, people: people.filter_map(|row| row.id_index).collect() })
}

fn around(plot: &GridPolygon) -> Option<LonLatBox> {
    let corners: Vec<LonLat> = plot.corners().filter_map(Result::ok).filter_map(|it| it.to_lonlat().ok()).collect();
    LonLatBox::around(corners)
}
