//! What a plot and its house touch. Pure overlay: what the hits mean for an act is decided elsewhere.

use jiff::civil::Date;

use super::layer::{Extent, Layer};
use super::rule::{Effect, Subject, ZoneRule};
use super::zone::Zone;
use crate::domain::houses::codes::BuildType;
use crate::domain::pack::Rules;
use crate::domain::rule::{Basis, Rule};
use crate::spatial::GridPolygon;

/// A zone that a plot or a house touches, with what the law of the day says of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The zone.
    pub zone_id: String,
    /// Its layer.
    pub layer: Layer,
    /// Its class.
    pub class: Option<String>,
    /// Its name; may be blank.
    pub name: String,
    /// What it does.
    pub effect: Effect,
    /// What of the house lies in it.
    pub subject: Subject,
    /// Whether the zone was drawn, or measured from a reference.
    pub extent: Extent,
    /// How far it was measured, metres; none for a designated zone and for a mere notice.
    pub buffer_m: Option<f64>,
    /// How much of the subject lies in it, square metres; 0 for a mere notice.
    pub area_m2: f64,
    /// From the subject to the zone's own line (the reference where there is one), metres; 0 where they touch.
    pub distance_m: f64,
    /// The parts of the subject that lie in it.
    pub pieces: Vec<GridPolygon>,
    /// An overlap up to this lies within what the line may be off.
    pub sliver_m2: f64,
    /// The kind of violation that a house there would be.
    pub violation: Option<String>,
    /// What shows that consent was given.
    pub consent: Option<String>,
    /// Kinds of building that need consent where others are forbidden.
    pub consent_for: Vec<BuildType>,
    /// Statute and article, with its badge.
    pub basis: Basis,
    /// The day whose state of things the layer shows.
    pub as_of: Date,
    /// Who made the layer.
    pub source: String,
}

impl Hit {
    /// Whether more lies in the zone than its line may be off: less than that is told, and hinders nothing.
    pub fn counts(&self) -> bool {
        self.area_m2 > self.sliver_m2
    }

    /// What it does to a building of that kind.
    pub fn effect_on(&self, build_type: Option<BuildType>) -> Effect {
        let spared = build_type.is_some_and(|kind| self.consent_for.contains(&kind));
        if !self.counts() {
            Effect::Warn
        } else if spared && self.effect == Effect::Block {
            Effect::Consent
        } else {
            self.effect
        }
    }
}

/// Everything that a plot and the house on it touch among these zones, by the rules of one day; what forbids first.
///
/// Where no house is drawn yet, a rule that speaks of the building is held against the plot: then it only warns, and
/// names no violation. Zones in another grid than the plot's are no zones of this county and are passed over.
pub fn hits(plot: &GridPolygon, footprint: Option<&GridPolygon>, zones: &[Zone], rules: Rules<'_>) -> Vec<Hit> {
    let mut hits: Vec<Hit> = zones
        .iter()
        .flat_map(|zone| rules.zone(zone.layer, zone.class.as_deref()).map(move |rule| (zone, rule)))
        .filter_map(|(zone, rule)| {
            let subject = match (rule.value.subject, footprint) {
                (Subject::Footprint, Some(house)) => house,
                _ => plot,
            };
            let mut hit = touch(subject, zone, rule)?;
            if rule.value.subject == Subject::Footprint && footprint.is_none() {
                hit = Hit { subject: Subject::Plot, effect: Effect::Warn, violation: None, ..hit };
            }
            let drawn = || zones.iter().any(|other| stands_for(other, zone, hit.distance_m, subject));
            (hit.extent == Extent::Designated || !drawn()).then_some(hit)
        })
        .collect();
    hits.sort_by(|a, b| (a.effect, a.layer).cmp(&(b.effect, b.layer)).then(b.area_m2.total_cmp(&a.area_m2)));
    hits
}

/// How a subject lies to one zone, under one rule; none where it keeps clear of it.
fn touch(subject: &GridPolygon, zone: &Zone, rule: &Rule<ZoneRule>) -> Option<Hit> {
    let law = &rule.value;
    let buffer_m = match zone.extent {
        Extent::Designated => None,
        Extent::Reference => Some(law.buffer_m.or(law.notice_m)?),
    };
    let distance_m = zone.shape.distance_m(subject).ok()?;
    if distance_m > buffer_m.unwrap_or(0.0) {
        return None;
    }
    let measured = zone.extent == Extent::Designated || law.buffer_m.is_some();
    let pieces = if measured { zone.shape.within(subject, buffer_m.unwrap_or(0.0)).ok()? } else { Vec::new() };
    // Folded from 0: the sum of nothing would be −0.
    let area_m2 = pieces.iter().map(GridPolygon::area_m2).fold(0.0, |sum: f64, piece| sum + piece);
    // Two that only share a border, to the last square centimetre, keep clear of each other.
    if measured && area_m2 < 1e-4 {
        return None;
    }
    Some(Hit {
        zone_id: zone.id.clone(),
        layer: zone.layer,
        class: zone.class.clone(),
        name: zone.name.clone(),
        effect: law.effect,
        subject: law.subject,
        extent: zone.extent,
        buffer_m: buffer_m.filter(|_| measured),
        area_m2,
        distance_m,
        pieces,
        sliver_m2: law.sliver_m2,
        violation: law.violation.clone(),
        consent: law.consent.clone(),
        consent_for: law.consent_for.clone(),
        basis: rule.basis(),
        as_of: zone.as_of,
        source: zone.source.clone(),
    })
}

/// Whether a designated zone takes the place of a reference's buffer there: it is of the same layer, of the same thing
/// as far as both say of what, and no further from the subject than the reference is, so that it was drawn on this
/// stretch and this side of it.
fn stands_for(drawn: &Zone, reference: &Zone, reference_m: f64, subject: &GridPolygon) -> bool {
    let same_thing = match (&drawn.object, &reference.object) {
        (Some(drawn), Some(reference)) => drawn == reference,
        _ => drawn.class == reference.class,
    };
    drawn.extent == Extent::Designated
        && drawn.layer == reference.layer
        && same_thing
        && drawn.shape.distance_m(subject).is_ok_and(|drawn_m| drawn_m <= reference_m)
}
