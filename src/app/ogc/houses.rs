//! A house as a feature: its plot, where it stands, what was asked for, granted and measured. Nobody's name.

use serde_json::{Value, json};

use super::drawn::Drawn;
use super::feature::{Scene, cents};
use crate::app::houses::parse;
use crate::app::refusal::Refusal;
use crate::domain::certainty::Certainty;
use crate::store::houses::HouseRow;

impl Scene {
    /// The feature of a house.
    pub(super) fn house(&self, row: &HouseRow) -> Result<Value, Refusal> {
        let house = parse(row)?;
        let asked = &house.application;
        let granted = house.approved();
        let measured = house.measured_visit().map(|(_visit, measurement)| measurement);
        let [village, village_name, township, township_name] = self.place(&house.village);
        let grade = Certainty::of_house(&house, self.district.pack.on(house.applied_on()));
        let today = self.today.to_string();
        let properties = json!({
            "number": house.number,
            "village": village,
            "village_name": village_name,
            "township": township,
            "township_name": township_name,
            "stage": house.stage,
            "stage_label": self.label("stage", &house.stage),
            "state": house.state,
            "state_label": self.label("state", &house.state),
            "grade": grade,
            "grade_label": grade.map(|grade| self.label("finding_grade", &grade)),
            "build_type": asked.build_type,
            "build_type_label": self.label("build_type", &asked.build_type),
            "land_class": asked.land_class,
            "land_class_label": self.label("land_class", &asked.land_class),
            "applied_on": house.applied_on(),
            "due_on": row.due_on,
            "overdue": row.due_on.as_ref().is_some_and(|due| *due < today),
            "commenced_on": house.commenced_on,
            "completed_on": house.completion.map(|it| it.completed_on),
            "registered_on": house.title.as_ref().map(|title| title.on),
            "plot_area_m2": cents(asked.plot.area_m2),
            "footprint_area_m2": asked.footprint.as_ref().map(|it| cents(it.area_m2)),
            "approved_plot_area_m2": granted.map(|it| cents(it.plot_area_m2)),
            "approved_footprint_area_m2": granted.map(|it| cents(it.footprint_area_m2)),
            "approved_floor_area_m2": granted.map(|it| cents(it.floor_area_m2)),
            "approved_storeys": granted.map(|it| it.storeys),
            "approved_height_m": granted.map(|it| cents(it.height_m)),
            "measured_plot_area_m2": measured.and_then(|it| Some(cents(it.occupied_plot.as_ref()?.area_m2))),
            "measured_footprint_area_m2": measured.and_then(|it| Some(cents(it.built_footprint.as_ref()?.area_m2))),
            "measured_floor_area_m2": measured.and_then(|it| it.floor_area_m2).map(cents),
            "measured_storeys": measured.and_then(|it| it.storeys),
            "measured_height_m": measured.and_then(|it| it.height_m).map(cents),
        });
        let placed = row.west.is_some();
        let drawn = if placed { Drawn::Outline(&asked.plot) } else { Drawn::Nowhere };
        self.feature(&house.id.to_string(), drawn, properties)
    }
}
