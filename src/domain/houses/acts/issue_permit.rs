//! `issue_permit` 发证: 乡村建设规划许可证 first, then 农村宅基地批准书 (城乡规划法 41). Who holds the power and how
//! papers are numbered is asked of the rules of the day of issue, not of the application.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::super::cases::not_paused;
use super::super::codes::{Decision, PermitKind, Stage, State};
use super::super::file::{House, Permit};
use super::super::outline::{Outline, outline};
use super::{ActKind, ActSpec, Change, Context, HouseAct, Reading, Wants, record_conversion, siting};
use crate::domain::fields::{Fault, Fields, choice, day, number, text, whole};
use crate::domain::ids::DivisionCode;
use crate::domain::pack::{NumberRule, Rules};
use crate::domain::requirement::Requirement;
use crate::domain::rule::Basis;

pub(super) const SPEC: ActSpec = ActSpec {
    kind: ActKind::IssuePermit,
    knows: |house| house.stage == Stage::Approval && !house.state.is_end(),
    needs: |house, ctx| needs(next(house), house.application.plot.area_m2, house, ctx),
    suggests: |house, _rules| json!({ "permit": next(house) }),
    read,
};

fn next(house: &House) -> PermitKind {
    match house.permit(PermitKind::PlanningPermit) {
        None => PermitKind::PlanningPermit,
        Some(_) => PermitKind::HomesteadApproval,
    }
}

fn needs(kind: PermitKind, plot_area_m2: f64, house: &House, ctx: &Context<'_>) -> Vec<Requirement> {
    let approved = house.decision.as_ref().is_some_and(|it| it.verdict == Decision::Approve);
    let fresh = house.permit(kind).is_none();
    let mut needs = vec![
        Requirement::new("decision_approves", approved, Basis::law("行政许可法 38;土地管理法 62")),
        Requirement::new("permit_not_issued", fresh, Basis::law("城乡规划法 41")).with("permit", kind.code()),
        power(kind, house, ctx.rules.pack().on(ctx.day())),
    ];
    needs.extend(record_conversion::converted(house, plot_area_m2));
    needs.extend(siting::licence(kind, house, ctx));
    needs.push(not_paused(&ctx.facts.cases));
    match kind {
        PermitKind::PlanningPermit => {
            needs.extend(house.outstanding().map(|(material, promise)| {
                let basis = ctx
                    .rules
                    .material(&material.code)
                    .map_or_else(|| Basis::law("行政许可法 32"), crate::domain::rule::Rule::basis);
                Requirement::new("deferred_material", false, basis)
                    .with("material", &material.code)
                    .with("due", promise.due)
            }));
        }
        PermitKind::HomesteadApproval => {
            let planned = house.permit(PermitKind::PlanningPermit).is_some();
            needs.push(Requirement::new("planning_permit_first", planned, Basis::law("城乡规划法 41")));
        }
    }
    needs
}

/// That the township holds the power: by statute, conferred or entrusted; 街道 hold none by the letter of the law.
fn power(kind: PermitKind, house: &House, rules: Rules<'_>) -> Requirement {
    let row = house.village.township().and_then(|unit: DivisionCode| rules.power(&unit, kind.code()));
    let basis = row.map_or_else(|| Basis::law("土地管理法 62;城乡规划法 41"), crate::domain::rule::Rule::basis);
    Requirement::new("unit_holds_power", row.is_some(), basis).with("permit", kind.code())
}

#[derive(Debug)]
struct IssuePermit {
    permit: PermitKind,
    number: Option<String>,
    valid_to: Date,
    plot_area_m2: f64,
    footprint_area_m2: f64,
    floor_area_m2: f64,
    storeys: u32,
    height_m: f64,
    footprint: Option<Outline>,
}

fn read(f: &mut Fields<'_>, reading: Reading) -> Option<Box<dyn HouseAct>> {
    let permit = f.required("permit", choice());
    let number_given = f.optional("number", text(1, 60));
    let valid_to = f.required("valid_to", day());
    let plot_area_m2 = f.required("plot_area_m2", number(1.0, 100_000.0));
    let footprint_area_m2 = f.required("footprint_area_m2", number(1.0, 100_000.0));
    let floor_area_m2 = f.required("floor_area_m2", number(1.0, 100_000.0));
    let storeys = f.required("storeys", whole(1, 50));
    let height_m = f.required("height_m", number(1.0, 200.0));
    let footprint = f.optional("footprint", outline(reading.grid));
    Some(Box::new(IssuePermit {
        permit: permit?,
        number: number_given?,
        valid_to: valid_to?,
        plot_area_m2: plot_area_m2?,
        footprint_area_m2: footprint_area_m2?,
        floor_area_m2: floor_area_m2?,
        storeys: storeys?,
        height_m: height_m?,
        footprint: footprint?,
    }))
}

impl IssuePermit {
    fn numbering<'r>(&self, rules: Rules<'r>, day: Date) -> Option<&'r NumberRule> {
        rules.pack().on(day).number(self.permit.code()).map(|rule| &rule.value)
    }

    /// The number as given, or the next of the series; none when the year's numbers are used up.
    fn number(&self, house: &House, ctx: &Context<'_>) -> Option<String> {
        let day = ctx.day();
        let next = || self.numbering(ctx.rules, day)?.write(&house.village, day.year(), ctx.facts.serial).ok();
        self.number.clone().or_else(next)
    }

    /// The footprint as given, else as applied for.
    fn granted<'h>(&'h self, house: &'h House) -> Option<&'h Outline> {
        self.footprint.as_ref().or(house.application.footprint.as_ref())
    }

    /// What this licence grants beyond the planning permit, on which the approval of land rests (城乡规划法 41).
    fn beyond(&self, planned: &Permit) -> Vec<Fault> {
        let storeys = (f64::from(self.storeys), f64::from(planned.storeys));
        [
            ("plot_area_m2", self.plot_area_m2, planned.plot_area_m2),
            ("footprint_area_m2", self.footprint_area_m2, planned.footprint_area_m2),
            ("floor_area_m2", self.floor_area_m2, planned.floor_area_m2),
            ("storeys", storeys.0, storeys.1),
            ("height_m", self.height_m, planned.height_m),
        ]
        .into_iter()
        .filter(|(_field, granted, most)| granted > most)
        .map(|(field, _granted, most)| Fault {
            path: field.to_owned(),
            code: "more_than",
            params: vec![("most", most.to_string())],
        })
        .collect()
    }
}

impl HouseAct for IssuePermit {
    fn wants(&self, house: &House, rules: Rules<'_>, day: Date) -> Wants {
        let run = || self.numbering(rules, day)?.run(&house.village, day.year()).ok();
        Wants { series: if self.number.is_some() { None } else { run() }, ..Wants::default() }
    }

    fn faults(&self, house: &House, ctx: &Context<'_>) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.valid_to < ctx.day() {
            faults.push(super::fault("valid_to", "before_act"));
        }
        if self.footprint_area_m2 > self.plot_area_m2 {
            faults.push(super::fault("footprint_area_m2", "larger_than_plot"));
        }
        if let Some(planned) = house.permit(PermitKind::PlanningPermit) {
            faults.extend(self.beyond(planned));
        }
        if self.granted(house).is_none() {
            faults.push(super::fault("footprint", "required"));
        }
        if self.number(house, ctx).is_none() {
            faults.push(super::fault("number", "series_exhausted"));
        }
        faults
    }

    fn needs(&self, house: &House, ctx: &Context<'_>) -> Vec<Requirement> {
        needs(self.permit, self.plot_area_m2, house, ctx)
    }

    fn change(&self, house: &mut House, ctx: &Context<'_>) -> Change {
        let number = self.number(house, ctx).unwrap_or_default();
        // The faults have seen to it that there is one.
        let Some(footprint) = self.granted(house).cloned() else { return Change::default() };
        house.permits.push(Permit {
            kind: self.permit,
            number,
            issued_on: ctx.day(),
            valid_to: self.valid_to,
            plot_area_m2: self.plot_area_m2,
            footprint_area_m2: self.footprint_area_m2,
            floor_area_m2: self.floor_area_m2,
            storeys: self.storeys,
            height_m: self.height_m,
            footprint,
        });
        match self.permit {
            PermitKind::PlanningPermit => house.move_to(Stage::Approval, State::PermitIssued),
            PermitKind::HomesteadApproval => house.move_to(Stage::Construction, State::Approved),
        }
        Change::default()
    }

    fn body(&self) -> Value {
        json!({ "permit": self.permit, "number": self.number, "valid_to": self.valid_to,
            "plot_area_m2": self.plot_area_m2, "footprint_area_m2": self.footprint_area_m2,
            "floor_area_m2": self.floor_area_m2, "storeys": self.storeys, "height_m": self.height_m,
            "footprint": self.footprint.as_ref().map(|outline| &outline.geometry) })
    }
}
