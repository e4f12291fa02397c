//! `demolish` 强制拆除: on the tracks with force of their own alone, after every period, by day, on a working day, with two
//! officers and a film, and never by cutting water, power or gas (行政强制法 43, 44).

use jiff::Timestamp;
use serde_json::{Value, json};

use super::super::case::Violation;
use super::super::codes::State;
use super::super::execution::Demolition;
use super::super::remedies::{earliest_demolition, remedies_until};
use super::officers::Visit;
use super::rectify::Shown;
use super::{ActKind, ActSpec, CaseAct, Change, Context, Reading, Wants, fault, grounds};
use crate::domain::calendar::Calendar;
use crate::domain::fields::{Fault, Fields, boolean, moment, text};
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;
use crate::domain::time::{china, china_date};

pub(super) const SPEC: ActSpec = ActSpec {
    kind: ActKind::Demolish,
    knows: |case| case.is_open() && case.announcement.is_some() && !case.settled() && !case.annulled(),
    needs,
    read,
};

/// 夜间 has no hours in 行政强制法; those of 噪声污染防治法 88 are taken, 22 to 6 o'clock.
const DAY_BEGINS: i8 = 6;
const DAY_ENDS: i8 = 22;

fn needs(case: &Violation, ctx: &Context<'_>) -> Vec<Requirement> {
    let announced = case.announcement.as_ref().map(|it| it.demolish_by);
    let mut needs = grounds::power_of_case(case, ctx);
    needs.push(grounds::over("announced_day_over", announced, "行政强制法 44", ctx));
    needs.push(grounds::over("remedies_over", remedies_until(case, ctx.calendar()), "行政强制法 44", ctx));
    needs.push(grounds::unchallenged(case, "行政强制法 44"));
    needs.extend(grounds::settlement_over(case, ctx));
    needs.push(grounds::uncorrected(case, announced, "行政强制法 44"));
    needs.push(not_before(case, ctx));
    needs
}

fn not_before(case: &Violation, ctx: &Context<'_>) -> Requirement {
    let earliest = earliest_demolition(case, ctx.calendar());
    let met = earliest.is_some_and(|earliest| earliest <= ctx.day());
    let shown = earliest.map_or_else(|| "—".to_owned(), |day| day.to_string());
    Requirement::new("earliest_demolition", met, Basis::law("行政强制法 43、44")).with("from", shown)
}

#[derive(Debug)]
struct Demolish {
    visit: Visit,
    shown: Shown,
    ended_at: Timestamp,
    video_no: String,
    record: String,
    supplies_untouched: bool,
}

fn read(f: &mut Fields<'_>, reading: Reading) -> Option<Box<dyn CaseAct>> {
    let visit = Visit::read(f, 1);
    let shown = Shown::read(f, reading);
    let ended_at = f.required("ended_at", moment());
    let video_no = f.required("video_no", text(1, 100));
    let record = f.required("record", text(1, 10_000));
    let supplies_untouched = f.required("supplies_untouched", boolean());
    Some(Box::new(Demolish {
        visit: visit?,
        shown: shown?,
        ended_at: ended_at?,
        video_no: video_no?,
        record: record?,
        supplies_untouched: supplies_untouched?,
    }))
}

/// Whether a stretch of time lies in one day between the hours that are no night.
fn by_day(from: Timestamp, to: Timestamp) -> bool {
    let hour = |moment: Timestamp| moment.to_zoned(china()).hour();
    china_date(from) == china_date(to) && hour(from) >= DAY_BEGINS && hour(to) < DAY_ENDS
}

/// Whether a day is worked. 法定节假日 is read widely: no day off at all, weekends among them.
fn worked(from: Timestamp, calendar: &Calendar) -> bool {
    calendar.is_working(china_date(from)).unwrap_or(false)
}

impl CaseAct for Demolish {
    fn wants(&self, _case: &Violation) -> Wants {
        self.shown.wants(self.visit.wants())
    }

    fn faults(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Fault> {
        let mut faults = self.visit.faults(case, ctx);
        faults.extend(self.shown.faults(self.visit.photos(), case, ctx));
        if self.ended_at < ctx.at {
            faults.push(fault("ended_at", "before_start"));
        }
        faults
    }

    fn needs(&self, case: &Violation, ctx: &Context<'_>) -> Vec<Requirement> {
        let mut needs = needs(case, ctx);
        let article = Basis::law("行政强制法 43(1)");
        let hours = Basis {
            text: "行政强制法 43(1)；夜间时段参照噪声污染防治法 88".to_owned(), verified: false
        };
        needs.push(Requirement::new("not_by_night", by_day(ctx.at, self.ended_at), hours));
        needs.push(Requirement::new("not_on_a_day_off", worked(ctx.at, ctx.calendar()), article));
        let untouched = self.supplies_untouched;
        needs.push(Requirement::new("supplies_untouched", untouched, Basis::law("行政强制法 43(2)")));
        needs
    }

    fn change(&self, case: &mut Violation, ctx: &Context<'_>) -> Change {
        case.demolition = Some(Demolition {
            began_at: ctx.at,
            ended_at: self.ended_at,
            officers: self.visit.officers(ctx),
            video_no: self.video_no.clone(),
            record: self.record.clone(),
            photos: self.visit.photos().to_vec(),
            rectified: self.shown.rectified(case, ctx),
        });
        case.state = State::Demolished;
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "officers": self.visit.names(), "photos": self.visit.photos(), "ended_at": self.ended_at,
            "video_no": self.video_no, "record": self.record, "supplies_untouched": self.supplies_untouched,
            "rectified": self.shown.body() })
    }
}
