//! What became of the demo's houses: every stage and state of the law, some of them late.

use super::scene::{DADE, HEXI, LONGFENG, SHAODA, Village, WANGGUAN, XIAOHOUSUO, ZHONGXIN};
use super::step::{Step, USUAL};
use crate::domain::actor::Station;
use crate::domain::houses::codes::VisitKind;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
const LAST_VISIT: Step = Step::Visit(VisitKind::CompletionVisit);

/// Somebody who has just applied.
pub(super) static NEWCOMER: Tale = until(SHAODA, Step::Apply, 0);

/// Every house. Late are those whose `idle` goes beyond the clocks of the pack.
pub(super) static TALES: [Tale; 42] = [
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
    until(ZHONGXIN, ROOF, 4).but(&[Quirk::FromAfar(VisitKind::Storey)]),
    // 验
    until(SHAODA, Step::Complete, 2),
    until(LONGFENG, Step::Complete, 21).of(Ask::Rebuild),
    until(HEXI, LAST_VISIT, 1).but(&[Quirk::TooHigh]),
    until(ZHONGXIN, LAST_VISIT, 64).of(Ask::Move).then(&[Step::Rectify]).but(&[Quirk::TooHigh]),
    until(SHAODA, Step::Pass, 6),
    until(SHAODA, Step::Register, 15).of(Ask::Rebuild),
    until(WANGGUAN, Step::Register, 40),
    // 止
    until(HEXI, Step::VillageAgrees, 7).then(&[Step::Reject]),
    until(XIAOHOUSUO, FARMING, 8).then(&[Step::Refuse]).but(&[Quirk::Disagreement]),
    until(ZHONGXIN, FIRST_VISIT, 10).then(&[Step::Withdraw]),
    until(DADE, Step::Approval, 11).then(&[Step::Revoke]),
];
