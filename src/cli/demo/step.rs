//! The steps of a house's life, and on which days they fall.

use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, ToSpan};

use crate::domain::actor::Station;
use crate::domain::calendar::Calendar;
use crate::domain::houses::codes::VisitKind;
use crate::domain::houses::findings::Judged;
use crate::domain::kinds::Kind;
use crate::domain::time::china;

/// One act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Apply,
    Meet,
    Publish,
    TakeDown,
    VillageAgrees,
    AskForMissing,
    Accept,
    Visit(VisitKind),
    Opinion(Station),
    Decide,
    Refuse,
    Convert,
    HandIn,
    PlanningPermit,
    Approval,
    Builder,
    Commence,
    Complete,
    /// Officers see that the old house is gone.
    Demolished,
    /// Somebody judges what the machine suspects.
    Judge(Kind, Judged),
    Rectify,
    Pass,
    Register,
    Suspend,
    Withdraw,
    Reject,
    Revoke,
}

/// A life without turns.
pub(super) const USUAL: [Step; 24] = [
    Step::Apply,
    Step::Meet,
    Step::Publish,
    Step::TakeDown,
    Step::VillageAgrees,
    Step::Accept,
    Step::Visit(VisitKind::ApplicationVisit),
    Step::Opinion(Station::NaturalResources),
    Step::Opinion(Station::Agriculture),
    Step::Decide,
    Step::Convert,
    Step::HandIn,
    Step::PlanningPermit,
    Step::Approval,
    Step::Builder,
    Step::Visit(VisitKind::SetOut),
    Step::Commence,
    Step::Visit(VisitKind::Foundation),
    Step::Visit(VisitKind::Storey),
    Step::Visit(VisitKind::Roof),
    Step::Complete,
    Step::Visit(VisitKind::CompletionVisit),
    Step::Pass,
    Step::Register,
];

impl Step {
    /// Working days since the step before.
    fn gap(self) -> u32 {
        match self {
            Self::Apply | Self::Approval => 0,
            Self::Publish | Self::VillageAgrees | Self::HandIn | Self::Reject | Self::Judge(..) => 1,
            Self::Accept
            | Self::PlanningPermit
            | Self::Opinion(_)
            | Self::Suspend
            | Self::AskForMissing
            | Self::Commence => 2,
            Self::Meet | Self::Decide | Self::Refuse | Self::Pass | Self::Rectify | Self::Visit(VisitKind::SetOut) => 3,
            Self::Builder | Self::Withdraw | Self::Visit(VisitKind::ApplicationVisit) => 4,
            Self::Visit(VisitKind::CompletionVisit) => 6,
            // Seven full days of publicity, in whatever week they begin, make-up workdays among them.
            Self::TakeDown => 7,
            Self::Visit(VisitKind::Foundation) => 8,
            Self::Complete => 10,
            Self::Register => 12,
            Self::Convert => 14,
            Self::Visit(_) | Self::Revoke | Self::Demolished => 17,
        }
    }
}

/// The working days before today, as far as the calendar knows them; weekdays beyond.
#[derive(Debug, Clone, Copy)]
pub(super) struct Almanac<'a> {
    pub(super) calendar: &'a Calendar,
    pub(super) today: Date,
}

impl Almanac<'_> {
    fn worked(&self, day: Date) -> bool {
        self.calendar.is_working(day).unwrap_or_else(|_beyond| day.weekday().to_monday_zero_offset() < 5)
    }

    /// The working day so many before.
    fn back(&self, mut day: Date, count: u32) -> Date {
        let mut left = count;
        while left > 0 {
            let Ok(before) = day.yesterday() else { return day };
            day = before;
            left -= u32::from(self.worked(day));
        }
        day
    }

    /// When each step was done, the last one `idle` working days before the last one that is over.
    pub(super) fn moments(&self, house: u32, steps: &[Step], idle: u32) -> Vec<Timestamp> {
        let mut day = self.back(self.today, idle + 1);
        let mut days = Vec::with_capacity(steps.len());
        for (step, nth) in steps.iter().zip(0_u32..).collect::<Vec<_>>().into_iter().rev() {
            days.push(day);
            let gap = step.gap();
            let slack = if gap > 2 { (house + nth) % 2 } else { 0 };
            day = self.back(day, gap + slack);
        }
        days.reverse();
        let mut same_day = 0;
        let mut before = None;
        let moments = days.into_iter().map(|day| {
            same_day = if before == Some(day) { same_day + 1 } else { 0 };
            before = Some(day);
            moment(house, day, same_day)
        });
        moments.collect()
    }
}

/// In working hours, and no two houses at the same time of a day: an officer can be at one only.
fn moment(house: u32, day: Date, same_day: u32) -> Timestamp {
    let turn = u32::from(day.day_of_year().unsigned_abs());
    let minutes = (house * 10 + turn * 37) % 440 + same_day * 4;
    let opening = DateTime::from_parts(day, jiff::civil::time(9, 5, 0, 0));
    let local = opening.checked_add(i64::from(minutes).minutes()).unwrap_or(opening);
    local.to_zoned(china()).map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
}
