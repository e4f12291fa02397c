//! Where the villages lie: those of the county within its border, and as many more townships round it as it takes.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::dice::Dice;
use super::order::{Ground, Order};
use crate::app::refusal::Refusal;
use crate::domain::divisions::{Division, Level};
use crate::domain::ids::DivisionCode;
use crate::spatial::{Grid, LonLat};

/// Houses in a village: 1.3 million houses in 1,688 villages.
const HOUSES: usize = 770;
/// Villages in a township that is not the pack's: 1,688 in 137.
const VILLAGES: usize = 12;
/// Side of the ground that a village has for itself, metres.
pub(super) const SIDE_M: f64 = 1_200.0;
/// The prefecture's ground, metres east and north of its corner.
const CORNER_M: [f64; 2] = [35_290_000.0, 2_700_000.0];
const EXTENT_M: [f64; 2] = [170_000.0, 200_000.0];
/// The widest ground of a township that is not the pack's, metres.
const WIDEST_M: u32 = 16_000;
/// How far the border of a widened county keeps from what lies in it, metres.
const MARGIN_M: f64 = 4_000.0;

/// A village and its ground.
#[derive(Debug, Clone, PartialEq)]
pub struct Village {
    /// 12 digits.
    pub code: DivisionCode,
    /// As published, or as it is simulated.
    pub name: String,
    /// South-west corner of its ground, metres in the district's grid.
    pub corner_m: [f64; 2],
    /// How many houses it has.
    pub houses: usize,
}

/// A township with its villages.
#[derive(Debug, Clone, PartialEq)]
pub struct Township {
    /// 9 digits.
    pub code: DivisionCode,
    /// As published, or as it is simulated.
    pub name: String,
    /// Whether the pack does not name it.
    pub simulated: bool,
    /// In the order of their codes.
    pub villages: Vec<Village>,
}

/// Every township of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Country {
    /// The pack's first.
    pub townships: Vec<Township>,
    /// The county's outline where it had to be widened, a `GeoJSON` feature.
    pub outline: Option<Value>,
}

impl Country {
    /// Lays it out: `first` names the villages that are peopled before all others.
    ///
    /// # Errors
    /// `Broken` for more villages than there is ground or there are codes.
    pub fn laid_out(ground: Ground<'_>, order: Order, first: &[&str]) -> Result<Self, Refusal> {
        let mut dice = Dice::of(order.seed, 1, 0);
        // Few houses lie in a few villages all the same.
        let villages = order.houses.div_ceil(HOUSES).max(8.min(order.houses.div_ceil(10)));
        let real = townships(ground, villages, first)?;
        let peopled: usize = real.iter().map(|it| it.villages.len()).sum();
        let mut townships = real;
        settle(ground, &mut dice, &mut townships)?;
        let more = villages - peopled;
        let outline = if more == 0 {
            None
        } else {
            let taken: BTreeSet<String> = ground.divisions.iter().map(|it| it.code.clone()).collect();
            let added = simulated(ground, &mut dice, more, &taken)?;
            townships.extend(added);
            Some(around(ground.grid, &townships)?)
        };
        people(&mut dice, &mut townships, order.houses);
        Ok(Self { townships, outline })
    }

    /// The divisions that the pack does not name.
    pub fn divisions(&self, county: &str) -> Vec<Division> {
        let mut divisions = Vec::new();
        for township in self.townships.iter().filter(|it| it.simulated) {
            divisions.push(division(&township.code, &township.name, county, Level::Township));
            let below =
                |village: &Village| division(&village.code, &village.name, township.code.as_str(), Level::Village);
            divisions.extend(township.villages.iter().map(below));
        }
        divisions
    }

    /// How many villages there are.
    pub fn villages(&self) -> usize {
        self.townships.iter().map(|it| it.villages.len()).sum()
    }
}

fn division(code: &DivisionCode, name: &str, parent: &str, level: Level) -> Division {
    Division { code: code.to_string(), name: name.to_owned(), parent: parent.to_owned(), level }
}

fn code(text: &str) -> Result<DivisionCode, Refusal> {
    text.parse().map_err(|why| Refusal::broken("a code of a division", format!("{text}: {why}")))
}

/// The pack's townships with at most so many villages, not settled yet.
fn townships(ground: Ground<'_>, most: usize, first: &[&str]) -> Result<Vec<Township>, Refusal> {
    let of_level = |level: Level| ground.divisions.iter().filter(move |it| it.level == level);
    let of_county: Vec<&Division> = of_level(Level::Township).filter(|it| it.parent == ground.county).collect();
    let mut villages: Vec<&Division> =
        of_level(Level::Village).filter(|it| of_county.iter().any(|town| town.code == it.parent)).collect();
    let rank = |village: &Division| {
        let named = first.iter().position(|it| *it == village.code).unwrap_or(usize::MAX);
        let beside = !first.iter().any(|it| it.starts_with(&village.parent));
        (named, beside, village.code.clone())
    };
    villages.sort_by_key(|village| rank(village));
    villages.truncate(most);
    villages.sort_by(|a, b| a.code.cmp(&b.code));
    let mut townships = Vec::new();
    for town in of_county {
        let mut here = Vec::new();
        for village in villages.iter().filter(|village| village.parent == town.code) {
            let (code, name) = (code(&village.code)?, village.name.clone());
            here.push(Village { code, name, corner_m: [0.0; 2], houses: 0 });
        }
        if !here.is_empty() {
            let (code, name) = (code(&town.code)?, town.name.clone());
            townships.push(Township { code, name, simulated: false, villages: here });
        }
    }
    Ok(townships)
}

/// Gives the pack's villages ground within the border, a township's near each other.
fn settle(ground: Ground<'_>, dice: &mut Dice, townships: &mut [Township]) -> Result<(), Refusal> {
    let mut free = cells_within(ground)?;
    for township in townships {
        let Some(centre) = dice.one_of(&free).copied() else { return Err(full()) };
        free.sort_by(|a, b| apart(*a, centre).total_cmp(&apart(*b, centre)));
        if free.len() < township.villages.len() {
            return Err(full());
        }
        let taken = free.drain(..township.villages.len());
        for (village, corner_m) in township.villages.iter_mut().zip(taken) {
            village.corner_m = corner_m;
        }
    }
    Ok(())
}

fn full() -> Refusal {
    Refusal::broken("the simulated country", "there is no ground for so many villages")
}

fn apart([x, y]: [f64; 2], [to_x, to_y]: [f64; 2]) -> f64 {
    (x - to_x).hypot(y - to_y)
}

/// Every square of ground that lies wholly within the border.
fn cells_within(ground: Ground<'_>) -> Result<Vec<[f64; 2]>, Refusal> {
    let [west, south, east, north] = bounds_m(ground)?;
    let probes = [0.0, 0.25, 0.5, 0.75, 1.0].map(|share| share * SIDE_M);
    let inside = |x: f64, y: f64| {
        let place = ground.grid.lonlat_from_grid(x, y);
        place.is_ok_and(|place| ground.region.contains(place))
    };
    let mut cells = Vec::new();
    let mut y = south;
    while y < north {
        let mut x = west;
        while x < east {
            if probes.iter().all(|dx| probes.iter().all(|dy| inside(x + dx, y + dy))) {
                cells.push([x, y]);
            }
            x += SIDE_M;
        }
        y += SIDE_M;
    }
    Ok(cells)
}

/// West, south, east, north of the county in its grid.
fn bounds_m(ground: Ground<'_>) -> Result<[f64; 4], Refusal> {
    let bounds = ground.region.bounds();
    let corners = [
        (bounds.west_deg, bounds.south_deg),
        (bounds.east_deg, bounds.south_deg),
        (bounds.east_deg, bounds.north_deg),
        (bounds.west_deg, bounds.north_deg),
    ];
    let mut box_m = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    for (lon, lat) in corners {
        let outside = |why: String| Refusal::broken("the outline of the county", why);
        let place = LonLat::new(lon, lat).map_err(|why| outside(why.to_string()))?;
        let place = ground.grid.grid_from_lonlat(place).map_err(|why| outside(why.to_string()))?;
        let (x, y) = (place.easting_m(), place.northing_m());
        box_m = [box_m[0].min(x), box_m[1].min(y), box_m[2].max(x), box_m[3].max(y)];
    }
    Ok(box_m)
}

/// Townships that the pack does not name, each on a square of ground of its own beside the county, the nearest first.
fn simulated(
    ground: Ground<'_>,
    dice: &mut Dice,
    villages: usize,
    taken: &BTreeSet<String>,
) -> Result<Vec<Township>, Refusal> {
    let county = ground.county;
    let codes: Vec<String> =
        (301..1_000).chain(6..301).map(|nr| format!("{county}{nr:03}")).filter(|code| !taken.contains(code)).collect();
    let towns = villages.div_ceil(VILLAGES).min(codes.len());
    let each = villages.div_ceil(towns);
    let blocks = blocks(bounds_m(ground)?, towns, each).ok_or_else(full)?;
    let mut townships = Vec::with_capacity(towns);
    let mut left = villages;
    for (nth, (town, mut cells)) in codes.into_iter().zip(blocks).enumerate() {
        let here = left.min(each);
        if here == 0 {
            break;
        }
        left -= here;
        dice.shuffle(&mut cells);
        let name = format!("模拟第{}乡", nth + 1);
        let village = |(nr, corner_m): (usize, [f64; 2])| {
            let (code, name) = (code(&format!("{town}{:03}", 201 + nr))?, format!("{name}{}村", nr + 1));
            Ok(Village { code, name, corner_m, houses: 0 })
        };
        let villages = cells.into_iter().take(here).enumerate().map(village).collect::<Result<_, Refusal>>()?;
        townships.push(Township { code: code(&town)?, name, simulated: true, villages });
    }
    Ok(townships)
}

/// So many squares beside the county, each with the corners of its cells.
fn blocks(county_m: [f64; 4], towns: usize, villages: usize) -> Option<Vec<Vec<[f64; 2]>>> {
    let [west, south, east, north] = county_m;
    let middle = [f64::midpoint(west, east), f64::midpoint(south, north)];
    (1..=WIDEST_M / 200).rev().map(|step| f64::from(step * 200)).find_map(|side| {
        let along = |extent: f64, side: f64| {
            (0_u32..).map(move |nth| f64::from(nth) * side).take_while(move |at| at + side <= extent)
        };
        let cells: Vec<f64> = along(side, SIDE_M).collect();
        if cells.len() * cells.len() < villages {
            return None;
        }
        let mut corners: Vec<[f64; 2]> = along(EXTENT_M[1], side)
            .flat_map(|dy| along(EXTENT_M[0], side).map(move |dx| [CORNER_M[0] + dx, CORNER_M[1] + dy]))
            .filter(|[x, y]| *x > east || x + side < west || *y > north || y + side < south)
            .collect();
        if corners.len() < towns {
            return None;
        }
        corners.sort_by(|a, b| apart(*a, middle).total_cmp(&apart(*b, middle)));
        corners.truncate(towns);
        let block =
            |[x, y]: &[f64; 2]| cells.iter().flat_map(|dy| cells.iter().map(move |dx| [x + dx, y + dy])).collect();
        Some(corners.iter().map(block).collect())
    })
}

/// A rectangle around every village, as the outline of a county.
fn around(grid: Grid, townships: &[Township]) -> Result<Value, Refusal> {
    let corners = townships.iter().flat_map(|it| &it.villages).map(|village| village.corner_m);
    let start = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    let [west, south, east, north] = corners.fold(start, |[west, south, east, north], [x, y]| {
        [west.min(x), south.min(y), east.max(x + SIDE_M), north.max(y + SIDE_M)]
    });
    let (west, south, east, north) = (west - MARGIN_M, south - MARGIN_M, east + MARGIN_M, north + MARGIN_M);
    let ring = [[west, south], [east, south], [east, north], [west, north], [west, south]];
    let degrees = |[x, y]: [f64; 2]| {
        let place = grid.lonlat_from_grid(x, y).map_err(|why| Refusal::broken("the outline of the county", why))?;
        Ok(json!([place.lon_deg(), place.lat_deg()]))
    };
    let ring = ring.into_iter().map(degrees).collect::<Result<Vec<Value>, Refusal>>()?;
    Ok(json!({ "type": "Feature", "properties": { "simulated": true },
        "geometry": { "type": "Polygon", "coordinates": [ring] } }))
}

/// Deals the houses out: no two villages are of one size.
fn people(dice: &mut Dice, townships: &mut [Township], houses: usize) {
    let mut villages: Vec<&mut Village> = townships.iter_mut().flat_map(|it| &mut it.villages).collect();
    let count = villages.len();
    for (nth, village) in villages.iter_mut().enumerate() {
        village.houses = houses / count + usize::from(nth < houses % count);
    }
    for pair in villages.chunks_mut(2) {
        if let [one, other] = pair {
            let moved = dice.place(one.houses.min(other.houses) / 3 + 1);
            one.houses += moved;
            other.houses -= moved;
        }
    }
}
