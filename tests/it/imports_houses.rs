//! A county's register of homesteads is taken over: all of it or nothing, and twice is once.

use std::fmt::Write;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use homestead::domain::houses::House;
use homestead::domain::houses::codes::{BuildType, Stage, State};
use homestead::store::houses::{self, HouseRow};
use homestead::store::{Store, StoreError};
use serde_json::Value;

use crate::support::program::Place;

const VILLAGE: &str = "530303101203";
const HEADER: &str = "ZLDWDM,SHYQRDBXM,SHYQRDBZJHM,BDCDYH,BDCQZH,DJSJ,ZDMJ,ZCS,CRS,WKT\n";

/// A row of a plot of 12 × 12.5 m, the n-th of a street to the east.
fn row(n: usize) -> String {
    let place = |n: usize| 15.0 * f64::from(u32::try_from(n).unwrap());
    let (east, north) = (35_381_659.5 + place(n % 500), 2_833_046.3 + place(n / 500));
    let (to_east, to_north) = (east + 12.5, north + 12.0);
    format!(
        "{VILLAGE},张{n},,530303101203JC{n:05}F00010001,云(2019)沾益区不动产权第{n:07}号,2019-05-06,150.00,2,EPSG:4523,\
         \"POLYGON (({east} {north}, {to_east} {north}, {to_east} {to_north}, {east} {to_north}, {east} {north}))\"\n"
    )
}

fn roster(rows: usize) -> String {
    (1..=rows).fold(HEADER.to_owned(), |mut text, n| {
        text.write_str(&row(n)).unwrap();
        text
    })
}

struct County {
    place: Place,
}

impl County {
    fn new() -> Self {
        let place = Place::new();
        let district = format!("{}/fixtures/districts/530303", env!("CARGO_MANIFEST_DIR"));
        let done = place.command("init").args(["--district", &district]).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        Self { place }
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.place.data.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    fn import(&self, file: &Path, flags: &[&str]) -> Output {
        self.place.command("import").arg("houses").arg(file).args(flags).output().unwrap()
    }

    fn json(&self, file: &Path, flags: &[&str]) -> Value {
        let done = self.import(file, &[flags, &["--json"]].concat());
        serde_json::from_slice(&done.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&done.stderr)))
    }

    fn house(&self, number: &str) -> Option<House> {
        let row: Option<HouseRow> = read(&self.place.store(), number);
        row.map(|row| serde_json::from_str(&row.file).unwrap())
    }

    fn audited(&self) {
        let done = self.place.command("audit").output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stdout));
    }
}

fn read(store: &Store, number: &str) -> Option<HouseRow> {
    store.read(|conn| -> Result<_, StoreError> { houses::by_number(conn, "530303", number) }).unwrap()
}

fn unit(n: usize) -> String {
    format!("530303101203JC{n:05}F00010001")
}

#[test]
fn a_register_becomes_houses_with_their_titles_and_the_ledger_holds() {
    let county = County::new();
    let answer = county.json(&county.file("register.csv", &roster(3)), &[]);
    assert_eq!((&answer["made"], &answer["written"]), (&3.into(), &true.into()), "{answer}");
    let house = county.house(&unit(2)).unwrap();
    assert_eq!((house.stage, house.state), (Stage::Done, State::Registered));
    assert_eq!((house.village.as_str(), house.application.build_type), (VILLAGE, BuildType::Existing));
    let title = house.title.unwrap();
    assert_eq!(
        (title.certificate_no.as_str(), title.on.to_string().as_str()),
        ("云(2019)沾益区不动产权第0000002号", "2019-05-06")
    );
    let register = house.register.unwrap();
    assert_eq!((register.source.as_str(), register.area_m2), ("register.csv", Some(150.0)));
    assert!((house.application.plot.area_m2 - 150.0).abs() < 0.001, "{}", house.application.plot.area_m2);
    assert_eq!((house.application.storeys, house.application.footprint), (Some(2), None));
    county.audited();
}

#[test]
fn the_same_file_again_changes_nothing_and_another_house_under_a_number_is_refused() {
    let county = County::new();
    let file = county.file("register.csv", &roster(3));
    county.json(&file, &[]);
    let again = county.json(&file, &[]);
    assert_eq!((&again["made"], &again["already"]), (&0.into(), &3.into()));
    let more = county.json(&county.file("register.csv", &roster(5)), &[]);
    assert_eq!((&more["made"], &more["already"]), (&2.into(), &3.into()));
    let other = county.file("register.csv", &roster(3).replace("张2", "李2"));
    let done = county.json(&other, &[]);
    assert_eq!(done["refused"][0]["code"], "number_taken");
    assert_eq!(done["refused"][0]["row"], 3);
    county.audited();
}

#[test]
fn one_refused_row_keeps_all_out_and_each_says_where_and_why() {
    let county = County::new();
    let text = roster(6)
        .replace("张1,,", "张1,110105194912310021,")
        .replace("530303101203JC00002F", "530303101203GC00002F")
        .replace(
            "2019-05-06,150.00,2,EPSG:4523,\"POLYGON ((35381704.5",
            "2031-05-06,150.00,2,EPSG:4523,\"POLYGON ((35381704.5",
        )
        .replace("530303101203,张4", "530303101999,张4")
        .replace("JC00005", "JC00006");
    let file = county.file("register.csv", &text);
    let done = county.import(&file, &[]);
    assert_eq!(done.status.code(), Some(1));
    let said = String::from_utf8(done.stdout).unwrap();
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines.len(), 5, "{said}");
    assert!(lines[0].starts_with("row 2, SHYQRDBZJHM: "), "{said}");
    assert!(lines[1].starts_with("row 3, BDCDYH: "), "{said}");
    assert!(lines[2].starts_with("row 4, DJSJ: "), "{said}");
    assert!(lines[3].starts_with("row 5, ZLDWDM: No such village"), "{said}");
    assert!(lines[4].starts_with("row 7, ") && lines[4].ends_with("The same as in row 6."), "{said}");
    assert!(county.house(&unit(6)).is_none(), "nothing was taken over");
    let skipping = county.json(&file, &["--skip-refused"]);
    assert_eq!((&skipping["made"], &skipping["written"]), (&1.into(), &true.into()));
    county.audited();
}

#[test]
fn a_dry_run_says_what_it_would_do_and_does_nothing() {
    let county = County::new();
    let answer = county.json(&county.file("register.csv", &roster(4)), &["--dry-run"]);
    assert_eq!((&answer["made"], &answer["written"]), (&4.into(), &false.into()));
    assert!(county.house(&unit(1)).is_none());
}

#[test]
fn numbers_of_no_known_system_are_not_guessed() {
    let county = County::new();
    let bare = county.file("register.csv", &roster(1).replace("EPSG:4523", ""));
    let silent = county.import(&bare, &[]);
    assert!(!silent.status.success() && String::from_utf8_lossy(&silent.stderr).contains("--crs"));
    assert_eq!(county.json(&bare, &["--crs", "EPSG:4523", "--dry-run"])["made"], 1);
    let declared = county.file("declared.csv", &roster(1));
    let other = county.import(&declared, &["--crs", "EPSG:4544"]);
    assert!(String::from_utf8_lossy(&other.stderr).contains("the file says EPSG:4523, not EPSG:4544"));
    let far = county.json(&bare, &["--crs", "EPSG:4522", "--dry-run"]);
    assert_eq!(far["refused"][0]["code"], "outside_county", "{far}");
}

#[test]
fn an_import_that_is_killed_leaves_nothing_behind() {
    let county = County::new();
    let file = county.file("register.csv", &roster(4_000));
    let mut running = county.place.command("import").arg("houses").arg(&file).stderr(Stdio::piped()).spawn().unwrap();
    let mut said = BufReader::new(running.stderr.take().unwrap()).lines();
    assert!(said.any(|line| line.unwrap().starts_with("written 1000 of 4000")), "it came to write");
    running.kill().unwrap();
    running.wait().unwrap();
    assert!(county.house(&unit(1)).is_none() && county.house(&unit(999)).is_none());
    county.audited();
    assert_eq!(county.json(&file, &[])["made"], 4_000, "and can be begun anew");
}
