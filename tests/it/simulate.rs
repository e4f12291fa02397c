//! A simulated county is one that the program could have written, and the same for the same seed.

use std::collections::BTreeMap;

use homestead::app::simulation::Dice;
use homestead::store::houses::{HouseFilter, HouseRow};
use homestead::store::{self, StoreError, Territory};

use crate::support::program::Place;

#[test]
fn dice_fall_the_same_for_the_same_seed_and_differ_between_villages() {
    let row = |mut dice: Dice| (0..20).map(|_| dice.below(1_000)).collect::<Vec<_>>();
    assert_eq!(row(Dice::of(7, 2, 3)), row(Dice::of(7, 2, 3)));
    assert_ne!(row(Dice::of(7, 2, 3)), row(Dice::of(7, 2, 4)));
    assert_ne!(row(Dice::of(7, 2, 3)), row(Dice::of(8, 2, 3)));
    let mut dice = Dice::new(1);
    let mut faces: BTreeMap<u32, u32> = BTreeMap::new();
    for _ in 0..6_000 {
        *faces.entry(dice.below(6)).or_default() += 1;
    }
    assert!(faces.len() == 6 && faces.values().all(|count| (850..1_150).contains(count)), "{faces:?}");
}

/// A simulated county of its own, as the command makes it.
fn simulated(houses: u32, seed: u32) -> Place {
    let place = Place::new();
    let (houses, seed) = (houses.to_string(), seed.to_string());
    let told = place.command("simulate").args(["--houses", &houses, "--seed", &seed]).output().unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    place
}

fn houses(place: &Place) -> Vec<HouseRow> {
    let county = Territory { county: "530303".parse().unwrap(), division: "530303".parse().unwrap() };
    let rows = place.store().read(|conn| store::houses::list(conn, &county, &HouseFilter::default(), 10_000));
    let mut rows: Vec<HouseRow> = rows.map_err(|why: StoreError| why).unwrap().into_iter().map(|it| it.house).collect();
    rows.sort_by(|a, b| a.id.cmp(&b.id));
    rows
}

#[test]
fn a_simulated_county_has_nothing_that_the_audit_would_name() {
    let place = simulated(300, 5);
    let told = place.command("audit").output().unwrap();
    let said = String::from_utf8(told.stdout).unwrap();
    assert!(told.status.success() && said.contains(" 0 deviations"), "{said}");

    let again = place.command("simulate").args(["--houses", "10"]).output().unwrap();
    assert!(!again.status.success());
    assert!(String::from_utf8(again.stderr).unwrap().contains("houses here already"));
}

#[test]
fn the_same_seed_gives_the_same_houses_and_another_gives_others() {
    let whole = |seed| houses(&simulated(200, seed)).into_iter().map(|row| row.file).collect::<Vec<_>>();
    let (one, same, other) = (whole(5), whole(5), whole(6));
    assert_eq!(one.len(), 200);
    assert!(one == same, "the same seed gave another county");
    assert!(one.iter().all(|file| !other.contains(file)));
}
