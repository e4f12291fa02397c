//! `publish_notice` 公示: the application goes up inside the collective (土地管理法实施条例 34).

use serde_json::{Value, json};

use super::super::codes::{Stage, State};
use super::super::file::{House, Notice};
use super::{ActKind, ActSpec, Change, Context, HouseAct, Reading, before_village, nothing};
use crate::domain::fields::{Fields, list, parsed, text};
use crate::domain::ids::Id;
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

pub(super) const SPEC: ActSpec =
    ActSpec { kind: ActKind::PublishNotice, knows: before_village, needs, suggests: nothing, read };

fn needs(house: &House, _ctx: &Context<'_>) -> Vec<Requirement> {
    let hanging = house.notice.as_ref().is_some_and(|notice| notice.closed_on.is_none());
    vec![Requirement::new("no_notice_hanging", !hanging, Basis::law("土地管理法实施条例 34"))]
}

#[derive(Debug)]
struct PublishNotice {
    place: String,
    photos: Vec<Id>,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn HouseAct>> {
    let place = f.required("place", text(1, 100));
    let photos = f.defaulted("photos", Vec::new(), list(20, parsed("bad_id")));
    Some(Box::new(PublishNotice { place: place?, photos: photos? }))
}

impl HouseAct for PublishNotice {
    fn needs(&self, house: &House, ctx: &Context<'_>) -> Vec<Requirement> {
        needs(house, ctx)
    }

    fn change(&self, house: &mut House, ctx: &Context<'_>) -> Change {
        // What was objected to the notice before stays, settled or not.
        let objections = house.notice.take().map(|before| before.objections).unwrap_or_default();
        house.notice = Some(Notice {
            place: self.place.clone(),
            published_on: ctx.day(),
            closed_on: None,
            photos: self.photos.clone(),
            objections,
        });
        house.move_to(Stage::Planning, State::Publicity);
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "place": self.place, "photos": self.photos })
    }
}
