//! What became of the demo's houses: every stage and state of the law, some of them late.

use super::scene::{DADE, HEXI, LONGFENG, SHAODA, Village, WANGGUAN, XIAOHOUSUO, ZHONGXIN};
use super::step::{Step, USUAL};
use crate::domain::actor::Station;
use crate::domain::houses::codes::VisitKind;
use crate::domain::houses::findings::Judged;
use crate::domain::kinds::Kind;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ask {
    /// A first house of one's own.
    First,
    /// The old house makes room on its own place.
    Rebuild,
    /// A house elsewhere; the old one goes back to the collective.
    Move,
    /// A first house, on farmland.
    Farmland,
}

/// What is particular about a house.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Quirk {
    /// The drawing is promised for later.
    DrawingLater,
    /// The household register is forgotten.
    RegisterForgotten,
    /// A neighbour objects, and is heard.
    Objection,
    /// A neighbour objects, and nobody has answered yet.
    OpenObjection,
    /// The agriculture station disagrees.
    Disagreement,
    /// Drawn a good step over the border of the plot beside it.
    OverTheBorder,
    /// Built higher than approved.
    TooHigh,
    /// More was granted than the standard allows to so few people.
    OverStandard,
    /// The household of another house of the story, counted from 0.
    HouseholdOf(u32),
    /// Another wall of the yard, four metres outside the plot.
    MoreLand,
    /// The house larger by three metres, and by a storey.
    Larger,
    /// The house two metres to the east.
    Moved,
    /// The house somewhere else (longitude, latitude).
    Elsewhere([f64; 2]),
    /// A building that was there before the licence.
    BuiltEarly,
    /// A phone, on patrol, saw the house seven metres off.
    SightedByPhone,
    /// That visit could not come near: seen from outside the fence, with the reason.
    FromAfar(VisitKind),
    /// At that visit the phone hardly knew where it was.
    VagueFix(VisitKind),
    /// At that visit the phone gave the datum of the map companies.
    MapDatum(VisitKind),
}

/// One house.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tale {
    pub(super) village: &'static Village,
    pub(super) ask: Ask,
    quirks: &'static [Quirk],
    last: Step,
    turns: &'static [Step],
    /// Working days since its last act.
    pub(super) idle: u32,
}

impl Tale {
    const fn of(mut self, ask: Ask) -> Self {
        self.ask = ask;
        self
    }

    const fn but(mut self, quirks: &'static [Quirk]) -> Self {
        self.quirks = quirks;
        self
    }

    const fn then(mut self, turns: &'static [Step]) -> Self {
        self.turns = turns;
        self
    }

    pub(super) fn has(&self, quirk: Quirk) -> bool {
        self.quirks.contains(&quirk)
    }

    /// Whose household it is, if another house's.
    pub(super) fn household_of(&self) -> Option<u32> {
        self.quirks.iter().find_map(|quirk| if let Quirk::HouseholdOf(nth) = quirk { Some(*nth) } else { None })
    }

    /// Where it was built, if elsewhere.
    pub(super) fn elsewhere(&self) -> Option<[f64; 2]> {
        self.quirks.iter().find_map(|quirk| if let Quirk::Elsewhere(place) = quirk { Some(*place) } else { None })
    }

    /// Whether what was built is not what was approved.
    pub(super) fn deviates(&self) -> bool {
        let deviation = |quirk: &Quirk| {
            matches!(
                quirk,
                Quirk::TooHigh
                    | Quirk::MoreLand
                    | Quirk::Larger
                    | Quirk::Moved
                    | Quirk::Elsewhere(_)
                    | Quirk::BuiltEarly
                    | Quirk::SightedByPhone
            )
        };
        self.quirks.iter().any(deviation)
    }

    /// Its acts, in order.
    pub(super) fn steps(&self) -> Vec<Step> {
        let reached = USUAL.iter().position(|step| *step == self.last).map_or(0, |last| last + 1);
        let usual = USUAL.into_iter().take(reached).filter(|step| match step {
            Step::Convert => self.ask == Ask::Farmland,
            Step::HandIn => self.has(Quirk::DrawingLater),
            _ => true,
        });
        usual.chain(self.turns.iter().copied()).collect()
    }
}

const fn until(village: &'static Village, last: Step, idle: u32) -> Tale {
    Tale { village, ask: Ask::First, quirks: &[], last, turns: &[], idle }
}

const FIRST_VISIT: Step = Step::Visit(VisitKind::ApplicationVisit);
const NATURE: Step = Step::Opinion(Station::NaturalResources);
const FARMING: Step = Step::Opinion(Station::Agriculture);
const SET_OUT: Step = Step::Visit(VisitKind::SetOut);
const FOUNDATION: Step = Step::Visit(VisitKind::Foundation);
const STOREY: Step = Step::Visit(VisitKind::Storey);
const ROOF: Step = Step::Visit(VisitKind::Roof);
const PATROL: Step = Step::Visit(VisitKind::Patrol);
const LAST_VISIT: Step = Step::Visit(VisitKind::CompletionVisit);

/// Somebody who has just applied.
pub(super) static NEWCOMER: Tale = until(SHAODA, Step::Apply, 0);

/// Every house. Late are those whose `idle` goes beyond the clocks of the pack.
pub(super) static TALES: &[Tale] = &[
    // 规
    until(SHAODA, Step::Apply, 0),
    until(ZHONGXIN, Step::Apply, 2).of(Ask::Rebuild),
    until(SHAODA, Step::Meet, 1),
    until(SHAODA, Step::Publish, 2),
    until(HEXI, Step::Publish, 3).of(Ask::Move),
    until(DADE, Step::Publish, 12).of(Ask::Rebuild),
    until(WANGGUAN, Step::TakeDown, 1).but(&[Quirk::OpenObjection]),
    until(XIAOHOUSUO, Step::TakeDown, 3),
    until(SHAODA, Step::VillageAgrees, 1),
    until(ZHONGXIN, Step::VillageAgrees, 9).of(Ask::Rebuild),
    until(LONGFENG, Step::VillageAgrees, 2).then(&[Step::AskForMissing]).but(&[Quirk::RegisterForgotten]),
    // 审
    until(SHAODA, Step::Accept, 1).but(&[Quirk::DrawingLater]),
    until(HEXI, Step::Accept, 27).of(Ask::Rebuild),
    until(SHAODA, NATURE, 3).but(&[Quirk::OverTheBorder]),
    until(WANGGUAN, NATURE, 46).of(Ask::Rebuild).but(&[Quirk::Objection]),
    until(XIAOHOUSUO, FIRST_VISIT, 12).but(&[Quirk::DrawingLater, Quirk::FromAfar(VisitKind::ApplicationVisit)]),
    until(SHAODA, FARMING, 1).of(Ask::Move),
    until(DADE, Step::Decide, 6).of(Ask::Farmland),
    until(LONGFENG, Step::Decide, 30).of(Ask::Farmland).but(&[Quirk::MapDatum(VisitKind::ApplicationVisit)]),
    until(SHAODA, Step::Decide, 2),
    until(ZHONGXIN, Step::Decide, 14).of(Ask::Rebuild),
    until(HEXI, Step::PlanningPermit, 1),
    until(DADE, NATURE, 5).then(&[Step::Suspend]),
    // 建
    until(SHAODA, Step::Approval, 4),
    until(WANGGUAN, Step::Builder, 1).of(Ask::Farmland),
    until(XIAOHOUSUO, SET_OUT, 1).but(&[Quirk::VagueFix(VisitKind::SetOut)]),
    // 管
    until(SHAODA, Step::Commence, 5),
    until(SHAODA, FOUNDATION, 9).of(Ask::Move).but(&[Quirk::DrawingLater]),
    until(DADE, FOUNDATION, 32).of(Ask::Rebuild),
    until(HEXI, STOREY, 7),
    until(ZHONGXIN, ROOF, 4).but(&[Quirk::FromAfar(VisitKind::Storey), Quirk::OverStandard]),
    // 验
    until(SHAODA, Step::Complete, 2),
    until(LONGFENG, Step::Complete, 21).of(Ask::Rebuild),
    until(HEXI, LAST_VISIT, 1).but(&[Quirk::TooHigh]),
    until(ZHONGXIN, LAST_VISIT, 64)
        .of(Ask::Move)
        .then(&[Step::Judge(Kind::V09, Judged::Confirmed), Step::Rectify])
        .but(&[Quirk::TooHigh]),
    until(SHAODA, Step::Pass, 6),
    until(SHAODA, Step::Register, 15).of(Ask::Rebuild),
    until(WANGGUAN, Step::Register, 40),
    // 止
    until(HEXI, Step::VillageAgrees, 7).then(&[Step::Reject]),
    until(XIAOHOUSUO, FARMING, 8).then(&[Step::Refuse]).but(&[Quirk::Disagreement]),
    until(ZHONGXIN, FIRST_VISIT, 10).then(&[Step::Withdraw]),
    until(DADE, Step::Approval, 11).then(&[Step::Revoke]),
    // Not as approved: each kind of finding on at least one house.
    until(SHAODA, NATURE, 2).then(&[PATROL]).but(&[Quirk::BuiltEarly]),
    until(SHAODA, LAST_VISIT, 2).but(&[Quirk::MoreLand]),
    until(ZHONGXIN, LAST_VISIT, 3).then(&[Step::Judge(Kind::V08, Judged::Confirmed)]).but(&[Quirk::Larger]),
    until(WANGGUAN, LAST_VISIT, 4)
        .of(Ask::Move)
        .then(&[Step::Demolished, Step::Judge(Kind::V05, Judged::Dismissed), Step::Pass])
        .but(&[Quirk::Moved]),
    until(ZHONGXIN, LAST_VISIT, 75).of(Ask::Move).but(&[Quirk::Moved]),
    until(SHAODA, NATURE, 1).but(&[Quirk::HouseholdOf(36)]),
    until(ZHONGXIN, Step::Approval, 275),
    until(SHAODA, FOUNDATION, 2).then(&[PATROL]).but(&[Quirk::SightedByPhone]),
    // Where law sets the land apart: farmland, basic farmland, a road, a river, a line, a slope, a pipeline.
    until(WANGGUAN, FOUNDATION, 3).then(&[PATROL]).but(&[Quirk::Elsewhere([104.065_995, 25.671_0])]),
    until(HEXI, FOUNDATION, 5).then(&[PATROL]).but(&[Quirk::Elsewhere([103.867_9, 25.768_8])]),
    until(XIAOHOUSUO, NATURE, 4).then(&[PATROL]).but(&[Quirk::Elsewhere([103.885_53, 25.794_0])]),
    until(XIAOHOUSUO, NATURE, 6).then(&[PATROL]).but(&[Quirk::Elsewhere([103.884_8, 25.794_9])]),
    until(ZHONGXIN, NATURE, 5).then(&[PATROL]).but(&[Quirk::Elsewhere([104.053_0, 25.712_0])]),
    until(ZHONGXIN, NATURE, 7).then(&[PATROL]).but(&[Quirk::Elsewhere([104.054_43, 25.709_82])]),
    until(HEXI, NATURE, 3).then(&[PATROL]).but(&[Quirk::Elsewhere([103.870_59, 25.769_5])]),
];
