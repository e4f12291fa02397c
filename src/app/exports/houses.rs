//! Houses with their plots. The columns of the register have the field codes of the survey's databases, so that the file can
//! be taken over by [`imports`](crate::app::imports) again; citizen numbers and telephones are never given out.

use serde_json::{Value, json};

use super::frame::{Frame, cents, places, titled};
use crate::app::houses::view::HouseLine;
use crate::app::refusal::Refusal;
use crate::domain::houses::House;
use crate::domain::time::china_date;
use crate::exchange::shapes::write::{Column, Kind, Record};
use crate::spatial::LonLat;
use crate::words::Language;

/// What a register says of a house.
pub(super) fn register(words: Language) -> Vec<Column> {
    let text = |name| titled(name, Kind::Text, words);
    let area = |name| titled(name, Kind::Decimal(2), words);
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
        titled("ZCS", Kind::Whole, words),
        area("JZWGD"),
        text("ZDSZD"),
        text("ZDSZN"),
        text("ZDSZX"),
        text("ZDSZB"),
    ]
}

/// The register's columns and what a reviewer needs beside them.
pub(super) fn columns(words: Language) -> Vec<Column> {
    let text = |name| titled(name, Kind::Text, words);
    let own = [
        text("ID"),
        text("TOWN_NAME"),
        text("STAGE_NAME"),
        text("STATE_NAME"),
        text("BUILD_TYPE"),
        text("BUILD_NAME"),
        text("APPLIED"),
        text("LAST_ACT"),
        text("DUE"),
        text("DUE_NAME"),
        titled("MEASURED", Kind::Decimal(2), words),
        text("MEASURE_ON"),
    ];
    register(words).into_iter().chain(own).chain(places(words)).collect()
}

/// A house as the register's row.
pub(super) fn registered(frame: Frame, house: &House, line: &HouseLine) -> Result<Record, Refusal> {
    Ok(Record {
        name: line.head_name.clone(),
        values: values(house, line),
        polygons: vec![frame.rings(&house.application.plot)?],
        ..Record::default()
    })
}

/// A house with all columns.
pub(super) fn record(frame: Frame, house: &House, line: &HouseLine) -> Result<Record, Refusal> {
    let mut record = registered(frame, house, line)?;
    let built = house
        .measured_visit()
        .and_then(|(visit, it)| Some((china_date(visit.at), it.built_footprint.as_ref()?.area_m2)));
    let due = line.due.as_ref();
    record.values.extend([
        json!(line.id),
        json!(line.township.name),
        json!(line.stage_label),
        json!(line.state_label),
        line.build_type.clone(),
        json!(line.build_type_label),
        json!(house.applied_on()),
        json!(china_date(house.last_act_at)),
        json!(due.and_then(|due| due.due.as_ref())),
        json!(due.map(|due| &due.label)),
        built.map_or(Value::Null, |(_, area_m2)| cents(area_m2)),
        json!(built.map(|(on, _)| on)),
    ]);
    let place = line.lon.zip(line.lat).and_then(|(lon, lat)| LonLat::new(lon, lat).ok());
    record.values.extend(frame.place(place));
    Ok(record)
}

/// In the order of [`register`]. Licences say what was allowed, the application what is there or was asked for.
fn values(house: &House, line: &HouseLine) -> Vec<Value> {
    let asked = &house.application;
    let granted = house.approved();
    let title = house.title.as_ref();
    let footprint = granted.map(|it| it.footprint_area_m2).or(asked.footprint.as_ref().map(|it| it.area_m2));
    let sides = &asked.boundaries;
    vec![
        json!(house.number),
        json!(house.village),
        json!(line.village.name),
        json!(line.head_name),
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
