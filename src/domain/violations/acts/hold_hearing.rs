//! `hold_hearing` 听证: on the party's request, told seven working days before, chaired by somebody who did not handle the
//! case, its record signed (行政处罚法 64).

use jiff::civil::Date;
use serde_json::{Value, json};

use super::super::case::Violation;
use super::super::periods::HEARING_NOTICE;
use super::super::steps::Hearing;
use super::{ActKind, ActSpec, CaseAct, Change, Context, Reading, fault, grounds};
use crate::domain::fields::{Fault, Fields, boolean, day, text};
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

pub(super) const SPEC: ActSpec = ActSpec {
    kind: ActKind::HoldHearing,
    knows: |case| case.in_preparation() && case.hearing_wanted() && case.hearing.is_none(),
    needs: |_case, _ctx| Vec::new(),
    read,
};

#[derive(Debug)]
struct HoldHearing {
    told_on: Date,
    place: Option<String>,
    chair: String,
    record: String,
    record_signed: bool,
}

fn read(f: &mut Fields<'_>, _reading: Reading) -> Option<Box<dyn CaseAct>> {
    let told_on = f.required("told_on", day());
    let place = f.optional("place", text(1, 200));
    let chair = f.required("chair", text(1, 60));
    let record = f.required("record", text(1, 20_000));
    let record_signed = f.required("record_signed", boolean());
    Some(Box::new(HoldHearing {
        told_on: told_on?,
        place: place?,
        chair: chair?,
        record: record?,
        record_signed: record_signed?,
    }))
}

impl CaseAct for HoldHearing {
    fn faults(&self, _case: &Violation, ctx: &Context<'_>) -> Vec<Fault> {
        if self.told_on > ctx.day() { vec![fault("told_on", "after_act")] } else { Vec::new() }
    }

    fn needs(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Requirement> {
        // Seven clear working days lie between telling and hearing: the reading that no court can call short.
        let waited = HEARING_NOTICE.last_day(self.told_on, ctx.calendar());
        let stranger = !case.handlers().contains(self.chair.as_str());
        vec![
            grounds::over("hearing_told_before", waited, HEARING_NOTICE.article, ctx),
            Requirement::new("chair_not_handler", stranger, Basis::law("行政处罚法 64(4)")),
            Requirement::new("hearing_record_signed", self.record_signed, Basis::law("行政处罚法 64(8)")),
        ]
    }

    fn change(&self, case: &mut Violation, ctx: &Context<'_>) -> Change {
        case.hearing = Some(Hearing {
            held_at: ctx.at,
            told_on: self.told_on,
            place: self.place.clone(),
            chair: self.chair.clone(),
            record: self.record.clone(),
        });
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "told_on": self.told_on, "place": self.place, "chair": self.chair, "record": self.record, "record_signed": self.record_signed })
    }
}
