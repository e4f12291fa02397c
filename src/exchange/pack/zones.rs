//! The zones of a pack: the law of each layer, and the layers that come with it.

use std::collections::BTreeSet;

use super::checks::each;
use super::fault::{PackFault, PackWrong};
use super::rows::{Files, Tables};
use crate::domain::pack::{MaterialKind, Pack};
use crate::domain::zones::Layer;
use crate::domain::zones::rule::{CONVERSION, Effect, ZoneRule};
use crate::exchange::zones::{self, LayerFault, LayerFile};

const FILE: &str = "zones.toml";
const FOLDER: &str = "zones/";
/// The kinds of violation that standing in a zone can be.
const VIOLATIONS: [&str; 9] = ["V12", "V13", "V14", "V15", "V16", "V17", "V18", "V19", "V20"];

/// What the law of the zones may still have wrong.
pub(super) fn faults(pack: &Pack) -> Vec<PackFault> {
    let mut faults = each(FILE, "zones", &pack.zones, reach);
    faults.extend(each(FILE, "zones", &pack.zones, |rule| consent(rule, pack)));
    faults.extend(each(FILE, "zones", &pack.zones, |rule| {
        let code = rule.violation.as_ref().filter(|code| !VIOLATIONS.contains(&code.as_str()))?;
        Some(PackWrong::UnknownCode { code: code.clone() })
    }));
    faults.extend(each(FILE, "overlaps", &pack.overlaps, |rule| sliver(rule.sliver_m2)));
    // A layer without law would be passed over in silence. The planning area only tells area limits apart.
    let silent = Layer::ALL.into_iter().filter(|layer| *layer != Layer::UrbanPlan);
    let silent = silent.filter(|layer| pack.zones.iter().all(|rule| rule.value.layer != *layer));
    faults.extend(silent.map(|layer| PackFault::new(FILE, "zones", PackWrong::NoRule { code: layer.to_string() })));
    faults
}

fn reach(rule: &ZoneRule) -> Option<PackWrong> {
    let lengths = [("buffer_m", rule.buffer_m), ("notice_m", rule.notice_m)];
    let wrong = lengths.iter().find(|(_, length)| length.is_some_and(|it| !(it.is_finite() && it > 0.0)));
    if let Some((name, _)) = wrong {
        return Some(PackWrong::NotPositive(name));
    }
    let noticed = rule.notice_m.is_some();
    let unclear = noticed && (rule.buffer_m.is_some() || rule.effect != Effect::Warn);
    if unclear { Some(PackWrong::Reach) } else { sliver(rule.sliver_m2) }
}

fn sliver(area_m2: f64) -> Option<PackWrong> {
    (!(area_m2.is_finite() && area_m2 > 0.0)).then_some(PackWrong::NotPositive("sliver_m2"))
}

/// Consent is shown by the act that records conversion, or by a paper that the pack asks for where a zone does.
fn consent(rule: &ZoneRule, pack: &Pack) -> Option<PackWrong> {
    let asked = rule.effect == Effect::Consent || !rule.consent_for.is_empty();
    let Some(code) = &rule.consent else { return asked.then_some(PackWrong::Consent) };
    if !asked {
        return Some(PackWrong::Consent);
    }
    let paper = |it: &str| {
        pack.materials.iter().any(|rule| rule.value.code == it && rule.value.kind == MaterialKind::Conditional)
    };
    (code != CONVERSION && !paper(code)).then(|| PackWrong::UnknownCode { code: code.clone() })
}

/// The layers that come with the pack.
pub(super) fn layers(files: &Files, tables: &mut Tables) -> Vec<LayerFile> {
    let mut layers: Vec<LayerFile> = Vec::new();
    let mut seen = BTreeSet::new();
    for (name, bytes) in files.iter().filter(|(name, _)| name.starts_with(FOLDER)) {
        match zones::read(bytes) {
            Ok(layer) if seen.insert((layer.layer, layer.as_of)) => layers.push(layer),
            Ok(_again) => tables.faults.push(PackFault::new(name, "", PackWrong::Layer(LayerFault::Twice))),
            Err(faults) => {
                let told = faults.into_iter().map(|fault| PackFault::new(name, "", PackWrong::Layer(fault)));
                tables.faults.extend(told);
            }
        }
    }
    layers
}
