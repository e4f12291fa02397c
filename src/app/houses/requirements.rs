//! What an act waits for, in words.

use crate::app::houses::view::RequirementView;
use crate::domain::requirement::{Params, Requirement};
use crate::words::Language;

/// Shows a requirement.
pub fn requirement(requirement: &Requirement, words: Language) -> RequirementView {
    let values = named(&requirement.params, words);
    let detail = words.say(&format!("requirement.{}.detail", requirement.code), &values);
    RequirementView {
        code: requirement.code.to_owned(),
        label: words.say(&format!("requirement.{}.label", requirement.code), &values),
        met: requirement.met,
        binding: requirement.binding,
        detail: if detail.starts_with("requirement.") { String::new() } else { detail },
        basis: words.cite(&requirement.basis.text),
        verified: requirement.basis.verified,
    }
}

/// The values of a sentence; those that are codes of a table of words become words.
pub(super) fn named(params: &Params, words: Language) -> Vec<(&'static str, String)> {
    let name = |(key, value): &(&'static str, String)| {
        let value = match *key {
            "finding" | "kind" => words.label("violation_kind", value),
            "visit" | "material" | "station" | "permit" | "unit" | "clock" | "layer" | "subject" => {
                words.label(key, value)
            }
            "law" => words.cite(value),
            "layers" => value.split(',').map(|code| words.label("layer", code)).collect::<Vec<_>>().join(words.comma()),
            _ => value.clone(),
        };
        (*key, value)
    };
    params.iter().map(name).collect()
}
