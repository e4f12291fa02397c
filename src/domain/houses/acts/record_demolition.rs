//! `record_demolition` 拆旧: officers saw that the old house is gone (建新拆旧, 使用承诺书). Its promise is kept with that,
//! whether the new house has been accepted or not.

use serde_json::{Value, json};

use super::super::codes::Stage;
use super::super::file::{Demolition, House};
use super::super::findings::promised;
use super::{ActKind, ActSpec, Change, Context, HouseAct, Reading, Wants, nothing};
use crate::domain::fields::{Fault, Fields, Wrong, list, parsed, text};
use crate::domain::ids::Id;
use crate::domain::pack::Rules;
use crate::domain::requirement::Requirement;

pub(super) const SPEC: ActSpec = ActSpec {
    kind: ActKind::RecordDemolition,
    knows: |house| {
        let built = matches!(house.stage, Stage::Construction | Stage::Supervision | Stage::Acceptance);
        built && !house.state.is_end() && promised(house) && house.demolition.is_none()
    },
    needs: |_house, _ctx| Vec::new(),
    suggests: nothing,
    read,
};

#[derive(Debug)]
struct RecordDemolition {
    photos: Vec<Id>,
    note: Option<String>,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn HouseAct>> {
    let photos = f.required("photos", list(60, parsed("bad_id")));
    let note = f.optional("note", text(1, 500));
    if photos.as_ref().is_some_and(Vec::is_empty) {
        f.fault("photos", Wrong::new("too_few").with("least", 1));
    }
    Some(Box::new(RecordDemolition { photos: photos?, note: note? }))
}

impl HouseAct for RecordDemolition {
    fn wants(&self, _house: &House, _rules: Rules<'_>, _day: jiff::civil::Date) -> Wants {
        Wants { photos: self.photos.clone(), ..Wants::default() }
    }

    fn faults(&self, house: &House, ctx: &Context<'_>) -> Vec<Fault> {
        let strangers = self.photos.iter().enumerate().filter(|(_, id)| {
            !ctx.facts.photos.iter().any(|fact| fact.id == **id && fact.house.as_ref() == Some(&house.id))
        });
        strangers.map(|(i, _)| super::fault(format!("photos[{i}]"), "not_a_photo_of_this_house")).collect()
    }

    fn needs(&self, _house: &House, _ctx: &Context<'_>) -> Vec<Requirement> {
        Vec::new()
    }

    fn change(&self, house: &mut House, ctx: &Context<'_>) -> Change {
        house.demolition = Some(Demolition { on: ctx.day(), photos: self.photos.clone(), note: self.note.clone() });
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "photos": self.photos, "note": self.note })
    }
}
