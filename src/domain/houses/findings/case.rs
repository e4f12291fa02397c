//! One house under examination: its shapes A, F, M and P, the rules of its days, and what lies around it.

use jiff::civil::Date;

use super::built::{Built, Measured};
use super::finding::{Evidence, Finding, LimitSource, Unit};
use super::grade::Grade;
use super::judging::JudgingRule;
use super::kind::Part;
use super::surroundings::Surroundings;
use crate::domain::houses::codes::VisitKind;
use crate::domain::houses::file::{House, Permit};
use crate::domain::kinds::Kind;
use crate::domain::pack::Rules;
use crate::domain::time::china_date;
use crate::domain::zones::Layer;
use crate::spatial::GridPolygon;

/// What the findings are drawn from.
#[derive(Debug)]
pub(super) struct Case<'a> {
    /// The file.
    pub(super) house: &'a House,
    /// The rules of the day of application: what could be approved.
    pub(super) rules: Rules<'a>,
    /// The rules of the day of building: by what it is judged.
    pub(super) judged_by: Rules<'a>,
    /// What lies around.
    pub(super) around: &'a Surroundings,
    /// The day on which it is asked.
    pub(super) today: Date,
    /// 批准宅基地范围 (A); none without a licence.
    pub(super) plot: Option<GridPolygon>,
    /// 批准房基 (F); none without a licence.
    pub(super) footprint: Option<GridPolygon>,
    /// The house as it stands.
    pub(super) built: Built,
    /// How suspicions are weighed.
    pub(super) judging: JudgingRule,
}

/// The numbers of a finding.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numbers {
    /// What is there.
    pub(super) value: f64,
    /// What is allowed.
    pub(super) limit: f64,
    /// By how much it is too much.
    pub(super) excess: f64,
    /// What the excess may be without being one.
    pub(super) tolerance: f64,
    /// The unit of all four.
    pub(super) unit: Unit,
}

impl<'a> Case<'a> {
    /// The case of a house as it was built, with what lies around it.
    pub(super) fn of(house: &'a House, rules: Rules<'a>, around: &'a Surroundings, today: Date, built: Built) -> Self {
        let judged_by = rules.pack().on(building_since(house).unwrap_or(today));
        let approved = house.approved();
        Self {
            house,
            rules,
            judged_by,
            around,
            today,
            plot: approved.and_then(|_permit| house.application.plot.plane()),
            footprint: approved.and_then(|permit| permit.footprint.plane()),
            built,
            judging: judged_by.judging().map(|rule| rule.value.clone()).unwrap_or_default(),
        }
    }

    /// The tolerance of an area along the border of a measured outline.
    pub(super) fn area_slack_m2(&self, outline: &Measured<GridPolygon>) -> f64 {
        self.judging.area_slack_m2(outline.value.perimeter_m(), outline.length_slack_m())
    }

    /// Grades an excess of a measured quantity.
    pub(super) fn grade<T>(&self, measured: &Measured<T>, excess: f64, tolerance: f64) -> Grade {
        measured.scale(self.judging.plain_factor).grade(excess, tolerance)
    }

    /// Whether most of the plot asked for lies inside the urban planning area, as far as that layer is known.
    pub(super) fn inside_urban_plan(&self) -> bool {
        let Some(plot) = self.house.application.plot.plane() else { return false };
        let plans = self.around.zones.iter().filter(|zone| zone.layer == Layer::UrbanPlan);
        let inside_m2: f64 =
            plans.flat_map(|zone| zone.shape.within(&plot, 0.0).unwrap_or_default()).map(|piece| piece.area_m2()).sum();
        inside_m2 * 2.0 > plot.area_m2()
    }

    /// The licence whose limits count, as the source of a limit.
    pub(super) fn licence(&self) -> Option<(&'a Permit, LimitSource)> {
        let permit = self.house.approved()?;
        Some((permit, LimitSource::Permit { kind: permit.kind, number: permit.number.clone() }))
    }
}

impl Numbers {
    /// A value over a limit, by their difference.
    pub(super) fn over(value: f64, limit: f64, tolerance: f64, unit: Unit) -> Self {
        Self { value, limit, excess: value - limit, tolerance, unit }
    }

    /// A finding of a kind with these numbers.
    pub(super) fn finding(
        self,
        kind: Kind,
        part: Option<Part>,
        grade: Grade,
        because: (LimitSource, Evidence),
    ) -> Finding {
        let (source, evidence) = because;
        Finding {
            kind,
            part,
            grade,
            value: self.value,
            limit: self.limit,
            excess: self.excess.max(0.0),
            tolerance: self.tolerance,
            unit: self.unit,
            source,
            basis: part.and_then(Part::basis).unwrap_or_else(|| kind.basis()),
            evidence,
            as_of: None,
            pieces: Vec::new(),
            params: Vec::new(),
            houses: Vec::new(),
        }
    }
}

/// The day from which something is known to have been built: works begun, or a building seen.
pub fn building_since(house: &House) -> Option<Date> {
    let seen = house.visits.iter().filter(|visit| {
        let measured = visit.measurement.as_ref().is_some_and(|it| it.built_footprint.is_some());
        measured || VisitKind::SUPERVISION.contains(&visit.kind)
    });
    seen.map(|visit| china_date(visit.at)).chain(house.commenced_on).min()
}
