//! A season whose truth is known, made from a fixed seed: how often the comparison is right.

use serde_json::Value;

use crate::support::program::Place;

#[test]
fn the_comparison_is_right_about_a_season_whose_truth_is_known() {
    let place = Place::new();
    let done = place.command("bench").args(["--patches", "1000", "--plots", "12000", "--json"]).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let told: Value = serde_json::from_slice(&done.stdout).unwrap();
    let scores = told["scores"].as_array().unwrap();
    let total: u64 = scores.iter().map(|score| score["n"].as_u64().unwrap()).sum();
    assert_eq!(total, 1000, "every patch has one truth");
    // Floors, a little under what was measured: a change that makes the comparison worse is seen.
    for (class, precision, recall) in [
        ("no_approval", 0.85, 0.85),
        ("over_approved", 0.90, 0.75),
        ("open_violation", 0.55, 0.90),
        ("approved_house", 0.90, 0.92),
        ("no_building", 0.80, 0.85),
    ] {
        let score = scores.iter().find(|score| score["class"] == class).unwrap();
        assert!(score["n"].as_u64().unwrap() >= 30, "{class}: too few to say: {told:#}");
        assert!(score["precision"].as_f64().unwrap() >= precision, "{class}: {told:#}");
        assert!(score["recall"].as_f64().unwrap() >= recall, "{class}: {told:#}");
    }
}
