//! What the people of the story send, as the app's forms would.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};
use uuid::Uuid;

use super::cast::{head_name, household, pick, somebody};
use super::scene::Lot;
use super::step::Step;
use super::story::{Ask, NEWCOMER, Quirk, Tale};
use crate::domain::actor::Station;
use crate::domain::houses::codes::VisitKind;
use crate::domain::houses::findings::Judged;
use crate::domain::time::china_text;

const SIDES: [&str; 9] = ["村道", "李家", "空地", "王家", "排水沟", "菜地", "自家老房", "机耕路", "浦家院墙"];
const BOARDS: [&str; 3] = ["村务公开栏", "村民小组活动室门口", "村委会公示栏"];

/// A body with what every act begins with.
pub(in crate::cli) fn enveloped(mut body: Value, act: &str, at: Timestamp) -> Value {
    if let Value::Object(fields) = &mut body {
        fields.insert("act_id".to_owned(), json!(Uuid::now_v7()));
        fields.insert("act".to_owned(), json!(act));
        fields.insert("at".to_owned(), json!(china_text(at)));
    }
    body
}

/// What the `nth` household of one village, not of the story, asks for.
pub(in crate::cli) fn another_application(nth: u32) -> Value {
    Subject { nth, tale: &NEWCOMER, lot: Lot::of(NEWCOMER.village, nth) }.application()
}

/// A house of the story.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subject<'a> {
    /// Its place in the story.
    pub(super) nth: u32,
    pub(super) tale: &'a Tale,
    pub(super) lot: Lot,
}

impl Subject<'_> {
    fn storeys(&self) -> u32 {
        2 + self.nth % 2
    }

    fn height_m(&self) -> f64 {
        hundredths(f64::from(self.storeys()) * 3.3 + 0.6)
    }

    fn floor_area_m2(&self) -> f64 {
        hundredths(self.lot.footprint_area_m2() * f64::from(self.storeys()))
    }

    /// Whose household it is.
    fn household(&self) -> u32 {
        self.tale.household_of().unwrap_or(self.nth)
    }

    /// As many as the standard asks for so large a plot (30 m² each), but for the one that was granted too much.
    fn people(&self) -> u32 {
        let fits = |people: &u32| f64::from(people * 30) >= self.lot.plot_area_m2();
        if self.tale.has(Quirk::OverStandard) { 0 } else { (1..=5).find(fits).unwrap_or(5) }
    }

    fn had_house(&self) -> bool {
        matches!(self.tale.ask, Ask::Rebuild | Ask::Move)
    }

    /// The payload of a step done on a day. Visits stand apart.
    pub(super) fn payload(&self, step: Step, day: Date) -> Value {
        match step {
            Step::Apply => self.application(),
            Step::Meet => self.meeting(),
            Step::Publish => json!({ "place": pick(&BOARDS, self.nth) }),
            Step::TakeDown => json!({ "objections": self.objections() }),
            Step::VillageAgrees => json!({ "verdict": "agree", "reason": "会议通过,公示期满,符合一户一宅" }),
            Step::AskForMissing => json!({ "verdict": "correction", "missing": ["household_register"] }),
            Step::Accept => json!({ "verdict": "accepted", "deferred": self.deferred(day) }),
            Step::Opinion(station) => self.opinion(station),
            Step::Decide => json!({ "verdict": "approve", "reason": "经联审,同意" }),
            Step::Refuse => json!({ "verdict": "refuse", "reason": "该户在本村另有宅基地一处,不符合一户一宅" }),
            Step::Convert => json!({
                "document_no": format!("云自然资转〔{}〕{}号", day.year(), 210 + self.nth), "date": day,
                "area_m2": self.lot.plot_area_m2().ceil(),
            }),
            Step::HandIn => json!({ "code": "design_drawing" }),
            Step::PlanningPermit => self.permit("planning_permit", day),
            Step::Approval => self.permit("homestead_approval", day),
            Step::Builder => json!({
                "kind": "craftsman", "name": somebody(self.nth), "certificate_no": format!("滇乡匠{:04}", 301 + self.nth),
                "drawing_no": format!("滇农房图集-{:02}", 1 + self.nth % 12),
            }),
            Step::Complete => json!({ "completed_on": day.checked_sub(2.days()).unwrap_or(day) }),
            Step::Rectify => {
                json!({ "verdict": "rectify", "items": ["檐口高出批准高度 0.6 米,限期整改"], "old_house": "pending" })
            }
            Step::Pass => json!({ "verdict": "pass", "old_house": self.old_house() }),
            Step::Register => self.title(day),
            Step::Suspend => json!({ "reason": "选址靠近陡坡,委托开展地质灾害危险性评估", "basis": "行政许可法 45" }),
            Step::Withdraw => json!({ "reason": "申请人决定与父母同住,暂不建房" }),
            Step::Reject => json!({ "reason": "选址在永久基本农田范围内", "basis": "土地管理法 62" }),
            Step::Revoke => json!({ "reason": "申请时隐瞒已有宅基地", "basis": "行政许可法 69" }),
            Step::Judge(kind, verdict) => json!({ "kind": kind, "verdict": verdict, "reason": match verdict {
                Judged::Confirmed => "现场复测属实,责令整改",
                Judged::Dismissed => "放线桩被施工碰动,经双方指界认可现状,未超出宅基地权属界线",
            } }),
            Step::Commence | Step::Visit(_) | Step::Demolished => json!({}),
        }
    }

    fn application(&self) -> Value {
        let side = |of: u32| pick(&SIDES, self.nth + of * 2);
        let (build_type, reason, disposal, days) = match self.tale.ask {
            Ask::First => ("new_site", "子女成家,分户新建住房", "none", 0),
            Ask::Farmland => ("new_site", "分户建房,村内无空闲建设用地", "none", 0),
            Ask::Rebuild => ("rebuild_in_place", "土木结构老房年久失修,拆除重建", "keep", 0),
            Ask::Move => ("new_site", "老房临近滑坡隐患点,避让搬迁", "return_to_collective", 90),
        };
        let (plot_area_m2, floor_area_m2) = if self.had_house() { (118.0, 96.0) } else { (0.0, 0.0) };
        let papers = ["application_form", "commitment", "identity", "household_register", "design_drawing"];
        let here = papers.into_iter().filter(|paper| match *paper {
            "household_register" => !self.tale.has(Quirk::RegisterForgotten),
            "design_drawing" => !self.tale.has(Quirk::DrawingLater),
            _ => true,
        });
        json!({
            "village": self.tale.village.code,
            "household": household(self.household(), self.people()),
            "current": { "plot_area_m2": plot_area_m2, "floor_area_m2": floor_area_m2, "disposal": disposal },
            "build_type": build_type,
            "land_class": if self.tale.ask == Ask::Farmland { "farmland_cultivated" } else { "construction" },
            "plot": self.lot.plot(),
            "footprint": self.lot.footprint(),
            "floor_area_m2": self.floor_area_m2(),
            "storeys": self.storeys(),
            "height_m": self.height_m(),
            "boundaries": { "east": side(0), "south": side(1), "west": side(2), "north": side(3) },
            "neighbours_consulted": true,
            "reason": reason,
            "promise": { "build_within_months": 12, "demolish_old_within_days": days },
            "materials": here.map(|code| json!({ "code": code })).collect::<Vec<_>>(),
        })
    }

    fn meeting(&self) -> Value {
        let due = 24 + self.nth % 17;
        let present = due - 3 - self.nth % 3;
        let against = self.nth % 2;
        json!({ "body": "village_group", "due_count": due, "present_count": present, "for_count": present - against,
            "against_count": against })
    }

    fn objections(&self) -> Value {
        let what = "滴水和排水影响北面邻居";
        let answered = self.tale.has(Quirk::Objection).then_some("已到场协商,屋檐退让 0.5 米并设排水沟");
        if answered.is_none() && !self.tale.has(Quirk::OpenObjection) {
            return json!([]);
        }
        json!([{ "who": somebody(self.nth + 3), "what": what, "handled": answered }])
    }

    fn deferred(&self, day: Date) -> Value {
        if !self.tale.has(Quirk::DrawingLater) {
            return json!([]);
        }
        let due = day.checked_add(14.days()).unwrap_or(day);
        json!([{ "material": "design_drawing", "due": due, "promised_by": head_name(self.household()) }])
    }

    fn opinion(&self, station: Station) -> Value {
        match station {
            Station::NaturalResources => json!({ "verdict": "agree", "reason": "符合村庄规划和用途管制要求" }),
            Station::Agriculture if self.tale.has(Quirk::Disagreement) => {
                json!({ "verdict": "disagree", "reason": "该户名下另有宅基地一处" })
            }
            Station::Agriculture => json!({ "verdict": "agree", "reason": "符合资格条件和面积标准" }),
        }
    }

    fn permit(&self, permit: &str, day: Date) -> Value {
        json!({
            "permit": permit,
            "valid_to": day.checked_add(1.year()).unwrap_or(day),
            "plot_area_m2": hundredths(self.lot.plot_area_m2()),
            "footprint_area_m2": hundredths(self.lot.footprint_area_m2()),
            "floor_area_m2": self.floor_area_m2(),
            "storeys": self.storeys(),
            "height_m": self.height_m(),
        })
    }

    /// What is measured at a visit.
    pub(super) fn measurement(&self, visit: VisitKind) -> Value {
        match visit {
            VisitKind::SetOut => json!({ "method": "rtk", "staked": self.lot.footprint() }),
            VisitKind::CompletionVisit => self.as_built(),
            VisitKind::Patrol if self.tale.has(Quirk::SightedByPhone) => {
                json!({ "method": "phone", "built_footprint": self.lot.footprint_with([-7.0, 0.0, 7.0, 0.0]),
                    "storeys": self.storeys() + 1 })
            }
            // What a patrol finds is a shell: neither its floors nor its height can be measured yet.
            VisitKind::Patrol => self.shell(),
            _ => Value::Null,
        }
    }

    fn shell(&self) -> Value {
        let lot = self.tale.elsewhere().map_or(self.lot, |place| self.lot.at(place));
        json!({ "method": "rtk", "built_footprint": lot.footprint(), "occupied_plot": lot.plot() })
    }

    fn as_built(&self) -> Value {
        let tale = self.tale;
        let storeys = self.storeys() + u32::from(tale.has(Quirk::Larger));
        let more_m = if tale.has(Quirk::Larger) { 3.0 } else { 0.0 };
        let east_m = if tale.has(Quirk::Moved) { 2.0 } else { 0.0 };
        let yard_m = if tale.has(Quirk::MoreLand) { 4.0 } else { more_m };
        let higher_m = if tale.has(Quirk::TooHigh) { 0.6 } else { 1.1 * more_m - 0.05 };
        let floor_m2 = if tale.has(Quirk::Larger) { self.floor_area_m2() * 1.8 } else { self.floor_area_m2() };
        json!({
            "method": "rtk",
            "built_footprint": self.lot.footprint_with([-east_m, 0.0, east_m, more_m]),
            "occupied_plot": self.lot.plot_with([0.0, 0.0, 0.0, yard_m]),
            "floor_area_m2": hundredths(floor_m2),
            "storeys": storeys,
            "height_m": hundredths(self.height_m() + higher_m),
        })
    }

    fn old_house(&self) -> &'static str {
        if self.tale.ask == Ask::Move { "demolished" } else { "not_due" }
    }

    fn title(&self, day: Date) -> Value {
        json!({
            "certificate_no": format!("云({})沾益区不动产权第{:07}号", day.year(), 1200 + self.nth),
            "unit_no": format!("{}JC{:05}F00010001", self.tale.village.code, 100 + self.nth),
        })
    }
}

fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
