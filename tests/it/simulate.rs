//! A simulated county is one that the program could have written, and the same for the same seed.

use std::collections::{BTreeMap, BTreeSet};
use std::thread;

use homestead::app;
use homestead::app::accounts::actor_of;
use homestead::app::simulation::Dice;
use homestead::store::houses::{HouseFilter, HouseRow};
use homestead::store::patches::PatchFilter;
use homestead::store::violations::{ViolationFilter, ViolationRow};
use homestead::store::{self, StoreError, Territory};
use homestead::words::Language;
use serde_json::Value;

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
fn simulated(houses: u32, violations: u32, patches: u32, seed: u32) -> Place {
    let place = Place::new();
    let numbers = [houses, violations, patches, seed].map(|number| number.to_string());
    let [houses, violations, patches, seed] = &numbers;
    let asked = ["--houses", houses, "--violations", violations, "--patches", patches, "--seed", seed];
    let told = place.command("simulate").args(asked).output().unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    place
}

fn county() -> Territory {
    Territory { county: "530303".parse().unwrap(), division: "530303".parse().unwrap() }
}

fn houses(place: &Place) -> Vec<HouseRow> {
    let rows = place.store().read(|conn| store::houses::list(conn, &county(), &HouseFilter::default(), 10_000));
    let mut rows: Vec<HouseRow> = rows.map_err(|why: StoreError| why).unwrap().into_iter().map(|it| it.house).collect();
    rows.sort_by(|a, b| a.id.cmp(&b.id));
    rows
}

fn violations(place: &Place) -> Vec<ViolationRow> {
    let rows = place.store().read(|conn| store::violations::list(conn, &county(), &ViolationFilter::default(), 10_000));
    let mut rows: Vec<ViolationRow> = rows.map_err(|why: StoreError| why).unwrap();
    rows.sort_by(|a, b| a.id.cmp(&b.id));
    rows
}

#[test]
fn a_simulated_county_is_one_that_the_program_could_have_written() {
    let place = simulated(2_200, 700, 60, 5);
    let told = place.command("audit").output().unwrap();
    let said = String::from_utf8(told.stdout).unwrap();
    assert!(told.status.success() && said.contains(" 0 deviations"), "{said}");

    let again = place.command("simulate").args(["--houses", "10"]).output().unwrap();
    assert!(!again.status.success());
    assert!(String::from_utf8(again.stderr).unwrap().contains("houses here already"));

    let (all, cases) = (houses(&place), violations(&place));
    let from_patches = cases.iter().filter(|row| is_of_a_patch(row)).count();
    assert_eq!((all.len(), cases.len() - from_patches), (2_200, 700));
    let stages: BTreeSet<&str> = all.iter().map(|row| row.stage.as_str()).collect();
    assert_eq!(stages.len(), 6, "{stages:?}");
    let states: BTreeSet<&str> = all.iter().map(|row| row.state.as_str()).collect();
    assert!(states.len() >= 12, "{states:?}");
    let registered = all.iter().filter(|row| row.state == "registered").count();
    assert!((2_000..2_200).contains(&registered), "{registered} of them are registered");

    officers_were_there(&place, from_patches);
    let of = |told: fn(&ViolationRow) -> &str| cases.iter().map(told).collect::<BTreeSet<&str>>();
    assert!(of(|row| &row.state).len() >= 13, "{:?}", of(|row| &row.state));
    assert!(of(|row| &row.state).contains("transferred"), "{:?}", of(|row| &row.state));
    assert_eq!(of(|row| &row.source).len(), 8, "{:?}", of(|row| &row.source));
    assert_eq!(of(|row| row.track.as_deref().unwrap_or("none")).len(), 4);
    let kinds: BTreeSet<&str> = cases.iter().flat_map(|row| row.kinds.split_whitespace()).collect();
    assert_eq!(kinds.len(), 29, "{kinds:?}");

    // Every file is one that opens, with what is open in it, for whoever may see all of the county.
    let home = place.home();
    let auditor = home.store.read(|conn| store::accounts::by_username(conn, "530303", "auditor")).unwrap().unwrap();
    let auditor = actor_of(&auditor).unwrap();
    for row in all.iter().filter(|row| row.version > 1).chain(all.iter().take(20)) {
        let id = format!("530303-{}", row.id).parse().unwrap();
        let file = app::houses::house(&home, &auditor, &id, Language::Chinese).unwrap();
        assert_eq!(file.line.number, row.number);
    }
    for row in &cases {
        let id = format!("530303-{}", row.id).parse().unwrap();
        let file = app::violations::violation(&home, &auditor, &id, Language::Chinese).unwrap();
        assert_eq!(file.line.number, row.number);
    }
}

/// Whether a case began as a patch of a season.
fn is_of_a_patch(row: &ViolationRow) -> bool {
    let file: Value = serde_json::from_str(&row.file).unwrap();
    file["lead"]["source_ref"].as_str().is_some_and(|reference| reference.contains('Q'))
}

/// Patches stand where a season stands after some weeks, leads name houses of their own village, and villages were visited.
fn officers_were_there(place: &Place, leads: usize) {
    let (patches, visits, named) = place
        .store()
        .read(|conn| {
            let filter = PatchFilter::default();
            let patches = store::patches::list(conn, &county(), &filter, 1_000)?;
            let visits = store::patrols::list(conn, &county(), (0, i64::MAX), None, 1_000)?;
            let cases = store::violations::list(conn, &county(), &ViolationFilter::default(), 10_000)?;
            let mut named = 0;
            for row in cases {
                let file: Value = serde_json::from_str(&row.file).unwrap();
                let Some(house) = file["lead"]["house"].as_str() else { continue };
                let house = store::houses::find(conn, &house.parse().unwrap())?.expect("the house that a lead names");
                assert_eq!(house.division, row.division);
                named += 1;
            }
            Ok::<_, StoreError>((patches, visits, named))
        })
        .unwrap();
    let states: BTreeSet<&str> = patches.iter().map(|row| row.state.as_str()).collect();
    assert_eq!(states, BTreeSet::from(["closed", "imported", "lead", "verified"]));
    let classes: BTreeSet<&str> = patches.iter().map(|row| row.class.as_str()).collect();
    assert!(classes.contains("approved_house") && classes.contains("over_approved"), "{classes:?}");
    assert!(leads > 0 && named > 10 && !visits.is_empty(), "{leads} leads, {named} houses, {} visits", visits.len());
}

#[test]
fn the_same_seed_gives_the_same_county_and_another_gives_another() {
    let whole = |seed| {
        let place = simulated(160, 40, 12, seed);
        let houses = houses(&place).into_iter().map(|row| row.file);
        // What officers did about patches went through the use cases, which give every file an id of its own.
        let cases = violations(&place).into_iter().filter(|row| !is_of_a_patch(row)).map(|row| row.file);
        (houses.collect::<Vec<_>>(), cases.collect::<Vec<_>>())
    };
    let (one, same, other) = thread::scope(|scope| {
        let [one, same, other] = [5, 5, 6].map(|seed| scope.spawn(move || whole(seed)));
        (one.join().unwrap(), same.join().unwrap(), other.join().unwrap())
    });
    assert_eq!((one.0.len(), one.1.len()), (160, 40));
    assert!(one == same, "the same seed gave another county");
    assert!(one.0.iter().all(|file| !other.0.contains(file)));
    assert!(one.1.iter().all(|file| !other.1.contains(file)));
}
