//! `hold_meeting` 会议讨论: the minutes of the village's meeting (村民委员会组织法 26, 28; 农村集体经济组织法 26–28).

use serde_json::{Value, json};

use super::super::codes::{Stage, State};
use super::super::file::{House, Meeting};
use super::{ActKind, ActSpec, Change, Context, HouseAct, Reading, before_village, nothing};
use crate::domain::fields::{Fields, Wrong, parsed, text, whole};
use crate::domain::houses::meetings::PassOf;
use crate::domain::ids::Id;
use crate::domain::pack::Rules;
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

pub(super) const SPEC: ActSpec = ActSpec {
    kind: ActKind::HoldMeeting,
    knows: before_village,
    needs: |_house, _ctx| Vec::new(),
    suggests: nothing,
    read,
};

#[derive(Debug)]
struct HoldMeeting {
    body: String,
    due_count: u32,
    present_count: u32,
    for_count: u32,
    against_count: u32,
    photo: Option<Id>,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn HouseAct>> {
    let body = f.required("body", text(1, 60));
    let due_count = f.required("due_count", whole(1, 100_000));
    let present_count = f.required("present_count", whole(0, 100_000));
    let for_count = f.required("for_count", whole(0, 100_000));
    let against_count = f.defaulted("against_count", 0, whole(0, 100_000));
    let photo = f.optional("photo", parsed("bad_id"));
    let act = HoldMeeting {
        body: body?,
        due_count: due_count?,
        present_count: present_count?,
        for_count: for_count?,
        against_count: against_count?,
        photo: photo?,
    };
    if act.present_count > act.due_count {
        f.fault("present_count", Wrong::new("more_than").with("most", act.due_count));
    }
    if act.for_count.saturating_add(act.against_count) > act.present_count {
        f.fault("for_count", Wrong::new("more_than").with("most", act.present_count));
    }
    Some(Box::new(act))
}

impl HouseAct for HoldMeeting {
    fn faults(&self, _house: &House, ctx: &Context<'_>) -> Vec<crate::domain::fields::Fault> {
        if ctx.rules.meeting(&self.body).is_some() { Vec::new() } else { vec![super::fault("body", "not_a_choice")] }
    }

    fn needs(&self, _house: &House, _ctx: &Context<'_>) -> Vec<Requirement> {
        Vec::new()
    }

    fn change(&self, house: &mut House, ctx: &Context<'_>) -> Change {
        house.meeting = Some(Meeting {
            body: self.body.clone(),
            due_count: self.due_count,
            present_count: self.present_count,
            for_count: self.for_count,
            against_count: self.against_count,
            held_on: ctx.day(),
            photo: self.photo.clone(),
        });
        if house.state == State::Applied {
            house.move_to(Stage::Planning, State::GroupMeeting);
        }
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "body": self.body, "due_count": self.due_count, "present_count": self.present_count,
            "for_count": self.for_count, "against_count": self.against_count, "photo": self.photo })
    }
}

/// Whether a meeting decided for the household, with quorum, by a body that may decide.
pub(super) fn carried(house: &House, rules: Rules<'_>) -> Vec<Requirement> {
    let law = || Basis::law("村民委员会组织法 26、28");
    let Some(meeting) = &house.meeting else {
        return vec![Requirement::new("meeting_held", false, law())];
    };
    let Some(rule) = rules.meeting(&meeting.body) else {
        return vec![Requirement::new("meeting_may_decide", false, law())];
    };
    let reaches = |part: u32, (above, below): (u32, u32), of: u32, strictly: bool| {
        let (left, right) = (u64::from(part) * u64::from(below), u64::from(of) * u64::from(above));
        if strictly { left > right } else { left >= right }
    };
    let of = match rule.value.pass_of {
        PassOf::Present => meeting.present_count,
        PassOf::Due => meeting.due_count,
    };
    vec![
        Requirement::new("meeting_held", true, rule.basis()),
        Requirement::new("meeting_may_decide", rule.value.may_decide, rule.basis()),
        Requirement::new(
            "meeting_quorum",
            reaches(meeting.present_count, rule.value.quorum, meeting.due_count, false),
            rule.basis(),
        )
        .with("present", meeting.present_count)
        .with("due", meeting.due_count),
        Requirement::new(
            "meeting_carried",
            reaches(meeting.for_count, rule.value.pass, of, rule.value.pass_strictly),
            rule.basis(),
        )
        .with("for", meeting.for_count)
        .with("of", of),
    ]
}
