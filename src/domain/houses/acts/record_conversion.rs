//! `record_conversion` 农用地转用: the higher authority's approval, without which no licence on farmland
//! (土地管理法 44, 62; 城乡规划法 41).

use jiff::civil::Date;
use serde_json::{Value, json};

use super::super::codes::{Stage, State, VisitKind};
use super::super::file::{Conversion, House};
use super::{ActKind, ActSpec, Change, Context, HouseAct, Reading, nothing, siting};
use crate::domain::fields::{Fault, Fields, day, number, text};
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

pub(super) const SPEC: ActSpec = ActSpec {
    kind: ActKind::RecordConversion,
    knows: |house| house.stage == Stage::Approval && !house.state.is_end() && house.permits.is_empty(),
    needs,
    suggests: nothing,
    read,
};

fn needs(house: &House, ctx: &Context<'_>) -> Vec<Requirement> {
    let farmland = siting::on_farmland(house, ctx);
    vec![Requirement::new("land_is_farmland", farmland, Basis::law("土地管理法 44"))]
}

/// That a house on farmland has its conversion, for at least the area of the plot that is licensed.
pub(in crate::domain::houses) fn converted(house: &House, plot_area_m2: f64) -> Option<Requirement> {
    house.application.land_class.is_farmland().then(|| {
        // Conversion papers give areas to the hundredth of a square metre.
        let met = house.conversion.as_ref().is_some_and(|it| it.area_m2 + 0.005 >= plot_area_m2);
        Requirement::new("conversion_approved", met, Basis::law("城乡规划法 41;土地管理法 44、62"))
    })
}

#[derive(Debug)]
struct RecordConversion {
    document_no: String,
    date: Date,
    area_m2: f64,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn HouseAct>> {
    let document_no = f.required("document_no", text(1, 100));
    let date = f.required("date", day());
    let area_m2 = f.required("area_m2", number(0.01, 100_000.0));
    Some(Box::new(RecordConversion { document_no: document_no?, date: date?, area_m2: area_m2? }))
}

impl HouseAct for RecordConversion {
    fn faults(&self, _house: &House, ctx: &Context<'_>) -> Vec<Fault> {
        if self.date > ctx.day() { vec![super::fault("date", "after_act")] } else { Vec::new() }
    }

    fn needs(&self, house: &House, ctx: &Context<'_>) -> Vec<Requirement> {
        needs(house, ctx)
    }

    fn change(&self, house: &mut House, _ctx: &Context<'_>) -> Change {
        house.conversion =
            Some(Conversion { document_no: self.document_no.clone(), date: self.date, area_m2: self.area_m2 });
        if house.state == State::Conversion {
            let visited = house.visit(VisitKind::ApplicationVisit).is_some();
            house.move_to(Stage::Approval, if visited { State::JointReview } else { State::Accepted });
        }
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "document_no": self.document_no, "date": self.date, "area_m2": self.area_m2 })
    }
}
