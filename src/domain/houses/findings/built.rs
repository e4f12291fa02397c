//! What is known of the house as it stands: of each quantity the last measurement, with what its method may be off.

use jiff::civil::Date;
use uuid::Uuid;

use super::finding::Evidence;
use super::grade::Scale;
use super::judging::ToleranceRule;
use crate::domain::houses::codes::Method;
use crate::domain::houses::file::House;
use crate::domain::houses::outline::Outline;
use crate::domain::houses::visit::{Measurement, Visit};
use crate::domain::pack::Pack;
use crate::domain::rule::Basis;
use crate::domain::time::china_date;
use crate::spatial::GridPolygon;

/// A quantity as measured last.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Measured<T> {
    /// What was measured.
    pub(super) value: T,
    /// The act that recorded the visit.
    pub(super) visit: Uuid,
    /// How.
    pub(super) method: Method,
    /// When.
    pub(super) on: Date,
    /// What the method may be off: metres of length, metres of height, square metres of floor area.
    slack: [f64; 3],
    basis: Option<Basis>,
}

/// The house as it stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Built {
    /// 实测房基 (M).
    pub(super) footprint: Option<Measured<GridPolygon>>,
    /// 实用宅基地 (P).
    pub(super) plot: Option<Measured<GridPolygon>>,
    /// 建筑面积, square metres.
    pub(super) floor_area_m2: Option<Measured<f64>>,
    /// 层数.
    pub(super) storeys: Option<Measured<u32>>,
    /// 高度, metres.
    pub(super) height_m: Option<Measured<f64>>,
}

impl Built {
    /// As surveyed.
    pub(super) fn surveyed(house: &House, pack: &Pack) -> Self {
        Self::among(&house.visits, pack, |method| method != Method::Phone)
    }

    /// As phones saw it since it was surveyed last. That is never a measurement: it may only open a lead.
    pub(super) fn sighted(house: &House, pack: &Pack) -> Self {
        let survey = |visit: &Visit| {
            visit.measurement.as_ref().is_some_and(|it| it.method != Method::Phone && it.built_footprint.is_some())
        };
        let since = house.visits.iter().rposition(survey).map_or(0, |last| last + 1);
        Self::among(house.visits.get(since..).unwrap_or_default(), pack, |method| method == Method::Phone)
    }

    fn among(visits: &[Visit], pack: &Pack, counts: impl Fn(Method) -> bool) -> Self {
        let last = |fits: fn(&Measurement) -> bool| {
            visits.iter().rev().find_map(|visit| {
                let measurement = visit.measurement.as_ref()?;
                (counts(measurement.method) && fits(measurement)).then_some((visit, measurement))
            })
        };
        let outline = |found: Option<(&Visit, &Measurement)>, of: fn(&Measurement) -> Option<&Outline>| {
            let (visit, measurement) = found?;
            Some(Measured::of(of(measurement)?.plane()?, visit, measurement.method, pack))
        };
        let number = |found: Option<(&Visit, &Measurement)>, of: fn(&Measurement) -> Option<f64>| {
            let (visit, measurement) = found?;
            Some(Measured::of(of(measurement)?, visit, measurement.method, pack))
        };
        Self {
            footprint: outline(last(|it| it.built_footprint.is_some()), |it| it.built_footprint.as_ref()),
            plot: outline(last(|it| it.occupied_plot.is_some()), |it| it.occupied_plot.as_ref()),
            floor_area_m2: number(last(|it| it.floor_area_m2.is_some()), |it| it.floor_area_m2),
            storeys: last(|it| it.storeys.is_some()).and_then(|(visit, measurement)| {
                Some(Measured::of(measurement.storeys?, visit, measurement.method, pack))
            }),
            height_m: number(last(|it| it.height_m.is_some()), |it| it.height_m),
        }
    }
}

impl<T> Measured<T> {
    /// Without a rule of its day a method is held to be exact: a missing row hides nothing.
    pub(super) fn of(value: T, visit: &Visit, method: Method, pack: &Pack) -> Self {
        let on = china_date(visit.at);
        let rule = pack.on(on).tolerance(method.code());
        let slack = rule.map_or([0.0; 3], |rule| {
            let ToleranceRule { length_m, height_m, floor_area_m2, .. } = &rule.value;
            [*length_m, *height_m, *floor_area_m2]
        });
        Self { value, visit: visit.act_id, method, on, slack, basis: rule.map(crate::domain::rule::Rule::basis) }
    }

    /// What the method may be off in length, metres.
    pub(super) fn length_slack_m(&self) -> f64 {
        let [length_m, _, _] = self.slack;
        length_m
    }

    /// What the method may be off in height, metres.
    pub(super) fn height_slack_m(&self) -> f64 {
        let [_, height_m, _] = self.slack;
        height_m
    }

    /// What the method may be off in floor area, square metres.
    pub(super) fn floor_slack_m2(&self) -> f64 {
        let [_, _, floor_area_m2] = self.slack;
        floor_area_m2
    }

    /// How its excesses are graded.
    pub(super) fn scale(&self, plain_factor: f64) -> Scale {
        Scale { plain_factor, only_a_lead: self.method == Method::Phone }
    }

    /// What a finding about it rests on.
    pub(super) fn evidence(&self) -> Evidence {
        Evidence::Measured { visit: self.visit, method: self.method, on: self.on, tolerance: self.basis.clone() }
    }
}
