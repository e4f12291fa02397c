//! Houses with their plots. The columns have the field codes of the survey's databases, so that the file can be taken over
//! by [`imports`](crate::app::imports) again; citizen numbers and telephones are never given out.

use serde_json::{Value, json};

use super::{ExportFault, Options, to_the_micrometre, written};
use crate::app::district::District;
use crate::app::houses::file::people;
use crate::app::houses::parse;
use crate::app::refusal::Refusal;
use crate::app::{Homestead, packs};
use crate::domain::houses::House;
use crate::domain::houses::outline::Outline;
use crate::domain::ids::{County, DivisionCode};
use crate::exchange::shapes::Rings;
use crate::exchange::shapes::write::{self, Column, Kind, Layout, Record};
use crate::spatial::Crs;
use crate::store::houses::{HouseCursor, HouseFilter, ListedHouse};
use crate::store::{self, Conn, Territory};

/// Houses are read so many at a time.
const PAGE: i64 = 500;

/// Writes the houses of a division to a file; answers how many.
///
/// # Errors
/// [`ExportFault`]; the file is not there then.
pub fn houses(
    home: &Homestead,
    county: &County,
    division: Option<&DivisionCode>,
    options: Options<'_>,
) -> Result<u64, ExportFault> {
    home.store.read(|conn| {
        let district = packs::in_force(home, conn, county)?;
        let whole = DivisionCode::from(county);
        let territory = Territory { county: county.clone(), division: division.unwrap_or(&whole).clone() };
        let crs = write::system(options.format, Crs::Plane(district.grid));
        let columns = columns();
        let layout = Layout { title: "houses", columns: &columns, crs, encoding: options.encoding };
        let page = Vec::new().into_iter();
        let mut listing = Listing { home, conn, district: &district, territory, page, after: None, crs, failed: None };
        let (count, draft) = written(options, &layout, &mut listing)?;
        if let Some(failed) = listing.failed {
            return Err(failed.into());
        }
        draft.keep(options.path)?;
        Ok(count)
    })
}

fn columns() -> Vec<Column> {
    let text = |name| Column::new(name, Kind::Text);
    let area = |name| Column::new(name, Kind::Decimal(2));
    vec![
        text("NUMBER"),
        text("ZLDWDM"),
        text("ZL"),
        text("SHYQRDBXM"),
        text("STAGE"),
        text("STATE"),
        text("BDCDYH"),
        text("BDCQZH"),
        text("DJSJ"),
        area("ZDMJ"),
        area("ZJDPZMJ"),
        area("ZZDMJ"),
        area("SCJZMJ"),
        Column::new("ZCS", Kind::Whole),
        area("JZWGD"),
        text("ZDSZD"),
        text("ZDSZN"),
        text("ZDSZX"),
        text("ZDSZB"),
    ]
}

/// The houses of a territory, page by page, as records.
struct Listing<'l> {
    home: &'l Homestead,
    conn: &'l mut Conn,
    district: &'l District,
    territory: Territory,
    page: std::vec::IntoIter<ListedHouse>,
    after: Option<HouseCursor>,
    crs: Crs,
    /// Why it ended before its end.
    failed: Option<Refusal>,
}

impl Iterator for Listing<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        match self.record() {
            Ok(record) => record,
            Err(why) => {
                self.failed = Some(why);
                None
            }
        }
    }
}

impl Listing<'_> {
    fn record(&mut self) -> Result<Option<Record>, Refusal> {
        let listed = if let Some(listed) = self.page.next() {
            listed
        } else {
            let filter = HouseFilter { after: self.after.take(), ..HouseFilter::default() };
            self.page = store::houses::list(self.conn, &self.territory, &filter, PAGE)?.into_iter();
            let Some(first) = self.page.next() else { return Ok(None) };
            first
        };
        self.after = Some(HouseCursor { last_act_at: listed.house.last_act_at, id: listed.house.id.clone() });
        let house = parse(&listed.house)?;
        let rows: Vec<_> = listed.head.into_iter().collect();
        let people = people(self.home, &house.id, &rows)?;
        let name = people.name(house.application.head);
        let values = self.values(&house, &name);
        Ok(Some(Record { name, values, polygons: vec![self.rings(&house.application.plot)?], ..Record::default() }))
    }

    /// In the order of [`columns`]. Licences say what was allowed, the application what is there or was asked for.
    fn values(&self, house: &House, head: &str) -> Vec<Value> {
        let asked = &house.application;
        let granted = house.approved();
        let title = house.title.as_ref();
        let cents = |value: f64| json!((value * 100.0).round() / 100.0);
        let footprint = granted.map(|it| it.footprint_area_m2).or(asked.footprint.as_ref().map(|it| it.area_m2));
        let sides = &asked.boundaries;
        vec![
            json!(house.number),
            json!(house.village),
            json!(self.district.name(&house.village)),
            json!(head),
            json!(house.stage),
            json!(house.state),
            json!(title.map(|it| &it.unit_no)),
            json!(title.map(|it| &it.certificate_no)),
            json!(title.map(|it| it.on)),
            cents(asked.plot.area_m2),
            granted.map_or(Value::Null, |it| cents(it.plot_area_m2)),
            footprint.map_or(Value::Null, cents),
            granted.map(|it| it.floor_area_m2).or(asked.floor_area_m2).map_or(Value::Null, cents),
            json!(granted.map(|it| it.storeys).or(asked.storeys)),
            granted.map(|it| it.height_m).or(asked.height_m).map_or(Value::Null, cents),
            json!(sides.east),
            json!(sides.south),
            json!(sides.west),
            json!(sides.north),
        ]
    }

    /// The outline in the file's system: as it was computed, where that is the system, else as it was given.
    fn rings(&self, outline: &Outline) -> Result<Rings, Refusal> {
        if self.crs == Crs::Plane(self.district.grid) && outline.epsg == self.district.grid.epsg() {
            return Ok(outline
                .rings_m
                .iter()
                .map(|ring| ring.iter().copied().map(to_the_micrometre).collect())
                .collect());
        }
        let broken = |why: serde_json::Error| Refusal::broken("an outline that is none", why);
        let given = outline.geometry.get("coordinates").cloned().unwrap_or_default();
        let given: Rings = serde_json::from_value(given).map_err(broken)?;
        let Crs::Plane(grid) = self.crs else { return Ok(given) };
        let placed = |[lon, lat]: [f64; 2]| {
            let place = Crs::Degrees(crate::spatial::Datum::Wgs84).to_lonlat(lon, lat)?;
            Crs::Plane(grid).from_lonlat(place).map(to_the_micrometre)
        };
        let rings = given.into_iter().map(|ring| ring.into_iter().map(placed).collect());
        rings.collect::<Result<_, _>>().map_err(|why| Refusal::broken("an outline beyond the grid", why))
    }
}
