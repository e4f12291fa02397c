//! `close_notice` 公示期满: the notice comes down after its days, with what was objected (土地管理法实施条例 34;
//! the number of days is the county's own rule).

use serde_json::{Value, json};

use super::super::codes::{Stage, State};
use super::super::deadlines::notice_over;
use super::super::file::{House, Objection};
use super::{ActKind, ActSpec, Change, Context, HouseAct, Reading, before_village, nothing};
use crate::domain::fields::{Fields, list, parsed, text};
use crate::domain::ids::Id;
use crate::domain::private::Private;
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

pub(super) const SPEC: ActSpec =
    ActSpec { kind: ActKind::CloseNotice, knows: before_village, needs, suggests: nothing, read };

fn needs(house: &House, ctx: &Context<'_>) -> Vec<Requirement> {
    let open = house.notice.as_ref().filter(|notice| notice.closed_on.is_none());
    let mut needs = vec![Requirement::new("notice_hanging", open.is_some(), Basis::law("土地管理法实施条例 34"))];
    if let (Some(notice), Some(rule)) = (open, ctx.rules.publicity()) {
        let calendar = &ctx.rules.pack().calendar;
        let over = notice_over(notice.published_on, &rule.value, calendar);
        // A calendar that does not reach so far gives no day on which the notice may come down.
        let met = over.is_some_and(|over| over <= ctx.day());
        needs.push(
            Requirement::new("publicity_days", met, rule.basis())
                .with("days", rule.value.days)
                .with("from", notice.published_on)
                .with("until", over.map_or_else(String::new, |day| day.to_string())),
        );
    }
    needs
}

#[derive(Debug)]
struct CloseNotice {
    objections: Vec<Objected>,
    photos: Vec<Id>,
}

#[derive(Debug)]
struct Objected {
    by: Option<Private<String>>,
    what: String,
    handled: Option<String>,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn HouseAct>> {
    let objections = f.objects("objections", 50, |f| {
        let by = f.optional("who", text(1, 60));
        let what = f.required("what", text(1, 500));
        let handled = f.optional("handled", text(1, 500));
        Some(Objected { by: by?.map(Private::new), what: what?, handled: handled? })
    });
    let photos = f.defaulted("photos", Vec::new(), list(20, parsed("bad_id")));
    Some(Box::new(CloseNotice { objections: objections?, photos: photos? }))
}

impl HouseAct for CloseNotice {
    fn needs(&self, house: &House, ctx: &Context<'_>) -> Vec<Requirement> {
        needs(house, ctx)
    }

    fn change(&self, house: &mut House, ctx: &Context<'_>) -> Change {
        let mut change = Change::default();
        let objections: Vec<Objection> = self
            .objections
            .iter()
            .map(|objected| Objection {
                by: objected.by.as_ref().map(|name| change.person(house, "objector", name)),
                what: objected.what.clone(),
                handled: objected.handled.clone(),
            })
            .collect();
        if let Some(notice) = &mut house.notice {
            notice.closed_on = Some(ctx.day());
            notice.photos.extend(self.photos.iter().cloned());
            notice.objections.extend(objections);
        }
        house.move_to(Stage::Planning, State::VillageReview);
        change
    }

    fn body(&self) -> Value {
        let objections: Vec<Value> =
            self.objections.iter().map(|it| json!({ "what": it.what, "handled": it.handled })).collect();
        json!({ "objections": objections, "photos": self.photos })
    }
}
