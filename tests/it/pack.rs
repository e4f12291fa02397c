//! The demonstration district, and packs with mistakes in them.

use homestead::domain::houses::meetings::PassOf;
use homestead::domain::ids::DivisionCode;
use homestead::domain::pack::{CLOCKS, LimitKind, MaterialKind, Pack};
use homestead::domain::zones::limit;
use homestead::exchange::embedded;
use homestead::exchange::pack::{self, District, Files, PackWrong};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 22);

fn demo() -> District {
    embedded::demo_district().expect("the demo district reads")
}

fn code(text: &str) -> DivisionCode {
    text.parse().unwrap()
}

/// What is wrong with the demo pack after one file was changed, each as `file key`, and how.
fn faults_after(file: &str, from: &str, to: &str) -> Vec<(String, PackWrong)> {
    let mut files = embedded::demo_files();
    let text = String::from_utf8(files[file].clone()).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    files.insert(file.to_owned(), text.replacen(from, to, 1).into_bytes());
    let faults = pack::read(&files).expect_err("a wrong pack");
    faults.into_iter().map(|fault| (format!("{} {}", fault.file, fault.key), fault.why)).collect()
}

#[test]
fn the_demo_district_has_the_rules_that_clients_rely_on() {
    let district = demo();
    let rules = district.pack.on(TODAY);
    assert_eq!((district.pack.county.as_str(), district.pack.epsg), ("530303", 4523));
    assert_eq!(rules.publicity().unwrap().value.days, 7);
    let required: Vec<&str> = rules
        .all(&district.pack.visits)
        .filter(|rule| rule.value.required)
        .map(|rule| rule.value.kind.as_str())
        .collect();
    assert_eq!(required, ["application_visit", "set_out", "foundation", "storey", "roof", "completion_visit"]);
    assert!(rules.all(&district.pack.visits).all(|rule| rule.value.officers == 2 && rule.value.photos >= 1));
    assert_eq!(rules.all(&district.pack.stations).count(), 2);
    let of = |kind| {
        let materials = rules.all(&district.pack.materials).filter(move |rule| rule.value.kind == kind);
        materials.map(|rule| rule.value.code.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(of(MaterialKind::Asked), ["application_form", "commitment", "identity", "household_register"]);
    assert_eq!(of(MaterialKind::Deferrable), ["design_drawing"]);
    assert!(of(MaterialKind::Never).contains(&"kinship_proof"));
    let fence = &rules.fence().unwrap().value;
    assert!(fence.grow_m.to_bits() == 30_f64.to_bits() && fence.max_accuracy_m.to_bits() == 100_f64.to_bits());
}

#[test]
fn the_old_area_limit_ended_with_2024_and_its_successor_is_unconfirmed() {
    let pack = demo().pack;
    let old = pack.on(date(2024, 12, 31)).limit().unwrap();
    let new = pack.on(date(2025, 1, 1)).limit().unwrap();
    assert_eq!(old.valid_to, Some(date(2024, 12, 31)));
    assert_eq!((new.valid_from, new.valid_to, new.verified), (date(2025, 1, 1), None, false));
    assert_ne!(old.basis, new.basis);
}

#[test]
fn the_old_limit_told_town_and_country_apart_and_the_new_one_does_not() {
    let pack = demo().pack;
    let m2 = |day: Date, inside: bool, people: u32| limit(pack.on(day), inside, people).unwrap().limit_m2;
    let (before, after) = (date(2024, 12, 31), date(2025, 1, 1));
    // What its people have together, and never more than a household may have.
    let cases = [
        (before, true, 4, 80.0),
        (before, true, 5, 100.0),
        (before, true, 6, 100.0),
        (before, false, 4, 120.0),
        (before, false, 5, 150.0),
        (before, false, 9, 150.0),
        (after, true, 4, 120.0),
        (after, true, 5, 150.0),
        (after, false, 5, 150.0),
    ];
    for (day, inside, people, wanted) in cases {
        assert!((m2(day, inside, people) - wanted).abs() < 1e-9, "{day}, inside {inside}, {people} people");
    }
    let five = limit(pack.on(after), false, 5).unwrap();
    assert!(five.allows(150.0) && five.allows(150.004) && !five.allows(150.02));
    assert!(!five.rule.verified && limit(pack.on(date(2019, 12, 31)), false, 5).is_none());
}

#[test]
fn what_no_statute_says_wears_its_badge() {
    let pack = demo().pack;
    let local = [
        pack.publicity.iter().all(|rule| !rule.verified),
        pack.materials.iter().all(|rule| !rule.verified),
        pack.visits.iter().all(|rule| !rule.verified),
        pack.limits.iter().all(|rule| !rule.verified),
        pack.tolerances.iter().all(|rule| !rule.verified),
        pack.clocks.iter().all(|rule| rule.verified == (rule.value.limit == LimitKind::Legal)),
        pack.powers.iter().all(|rule| rule.verified == (rule.value.source == "statute")),
    ];
    assert_eq!(local, [true; 7]);
}

#[test]
fn two_laws_two_thresholds_for_a_meeting() {
    let pack = demo().pack;
    let group = &pack.on(TODAY).meeting("village_group").unwrap().value;
    assert_eq!((group.quorum, group.pass, group.pass_of, group.pass_strictly), ((2, 3), (1, 2), PassOf::Present, true));
    let members = &pack.on(TODAY).meeting("collective_members").unwrap().value;
    assert_eq!((members.pass, members.pass_of, members.may_decide), ((2, 3), PassOf::Due, true));
    // 农村集体经济组织法 came into force on 1 May 2025: before it, no rule of its bodies.
    assert!(!pack.on(date(2025, 5, 1)).meeting("collective_representatives").unwrap().value.may_decide);
    assert!(pack.on(date(2025, 4, 30)).meeting("collective_representatives").is_none());
}

#[test]
fn a_sub_district_holds_no_power_by_the_letter_of_the_law() {
    let pack = demo().pack;
    let rules = pack.on(TODAY);
    for town in ["530303101", "530303102", "530303201", "530303202", "530303203", "530303204", "530303205"] {
        assert_eq!(rules.power(&code(town), "homestead_approval").unwrap().value.source, "statute", "{town}");
        let permit = rules.power(&code(town), "planning_permit").unwrap();
        assert!(permit.value.source == "entrusted" && permit.value.principal.is_some() && !permit.verified, "{town}");
    }
    for street in ["530303001", "530303002", "530303003", "530303004"] {
        assert!(rules.power(&code(street), "homestead_approval").is_none(), "{street}");
        assert!(rules.power(&code(street), "planning_permit").is_none(), "{street}");
    }
    assert!(rules.power(&code("530303"), "planning_permit").unwrap().verified);
}

#[test]
fn every_clock_of_the_program_has_its_length_today() {
    let pack = demo().pack;
    for clock in CLOCKS {
        assert!(pack.on(TODAY).clocks(clock).next().is_some(), "{clock}");
    }
    let review: Vec<(u32, LimitKind)> =
        pack.on(TODAY).clocks("review").map(|rule| (rule.value.count, rule.value.limit)).collect();
    assert_eq!(review, [(45, LimitKind::Legal), (20, LimitKind::Promised)]);
}

#[test]
fn every_township_can_be_called_and_nobody_elses_telephone_rings() {
    let pack = demo().pack;
    assert_eq!(pack.offices.len(), 11);
    assert!(pack.offices.values().all(|office| office.phone.starts_with("0874-0")), "no local number begins with 0");
    assert_eq!(pack.offices[&code("530303101")].name, "白水镇便民服务中心");
}

#[test]
fn a_pack_kept_as_json_is_the_same_pack() {
    let pack = demo().pack;
    let text = serde_json::to_string(&pack).unwrap();
    let again: Pack = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_string(&again).unwrap(), text);
    assert_eq!(again.on(TODAY).publicity().unwrap().value.days, 7);
}

#[test]
fn an_empty_folder_is_told_every_file_it_lacks() {
    let faults = pack::read(&Files::new()).expect_err("nothing there");
    assert_eq!(faults.len(), 14);
    assert!(faults.iter().all(|fault| fault.why == PackWrong::NoFile));
    assert!(faults.iter().any(|fault| fault.to_string() == "clocks.toml: the file is missing"));
}

#[test]
fn a_mistake_is_named_with_its_file_and_key() {
    let table: [(&str, &str, &str, &str, PackWrong); 25] = [
        ("district.toml", "epsg = 4523", "", "district.toml epsg", PackWrong::Missing),
        ("district.toml", "epsg = 4523", "epsg = 4523\nzone = 35", "district.toml zone", PackWrong::UnknownKey),
        ("district.toml", "\"530303\"", "\"530399\"", "district.toml county", no_division("county", "530399")),
        ("village.toml", "pass = [1, 2]", "pass = [3, 2]", "village.toml meetings[1]", PackWrong::Share(3, 2)),
        ("village.toml", "\"village_group\"", "\"vilage_group\"", "village.toml meetings", no_rule("village_group")),
        (
            "village.toml",
            "valid_from = 2018",
            "valid_to = 2017-01-01\nvalid_from = 2018",
            "village.toml meetings[1]",
            PackWrong::Backwards,
        ),
        ("materials.toml", "\"asked\"", "\"never\"", "materials.toml materials[1]", PackWrong::Why),
        ("materials.toml", "\"identity\"", "\"commitment\"", "materials.toml materials[3]", overlap("materials[2]")),
        ("visits.toml", "grow_m = 30.0", "grow_m = 0.0", "visits.toml fence[1]", PackWrong::NotPositive("grow_m")),
        ("limits.toml", "urban_plan_inside", "urban_plan_outside", "limits.toml limits[2]", overlap("limits[1]")),
        (
            "zones.toml",
            "buffer_m = 20.0",
            "buffer_m = -20.0",
            "zones.toml zones[13]",
            PackWrong::NotPositive("buffer_m"),
        ),
        ("zones.toml", "notice_m = 5.0", "notice_m = 5.0\nbuffer_m = 5.0", "zones.toml zones[17]", PackWrong::Reach),
        ("zones.toml", "consent = \"forest_consent\"", "", "zones.toml zones[4]", PackWrong::Consent),
        ("zones.toml", "\"forest_consent\"", "\"identity\"", "zones.toml zones[4]", unknown("identity")),
        ("zones.toml", "\"V13\"", "\"V31\"", "zones.toml zones[1]", unknown("V31")),
        ("zones.toml", "\"hazard_prone\"", "\"hazard\"", "zones.toml zones", no_rule("hazard_prone")),
        ("zones.toml", "class = \"core\"", "class = \"buffer\"", "zones.toml zones[7]", overlap("zones[6]")),
        ("limits.toml", "\"tape\"", "\"paces\"", "limits.toml tolerances[3]", unknown("paces")),
        ("clocks.toml", "\"delivery\"", "\"delivry\"", "clocks.toml clocks", no_rule("delivery")),
        ("clocks.toml", "行政许可法 44", " ", "clocks.toml clocks[4]", PackWrong::NoBasis),
        (
            "numbers.toml",
            "{township}{year}",
            "{county}{year}",
            "numbers.toml numbers[3]",
            PackWrong::Pattern("a serial per township needs {township}"),
        ),
        ("powers.toml", "body = \"曲靖市沾益区白水镇人民政府\"\n", "", "powers.toml powers[16]", PackWrong::Body),
        ("powers.toml", "\"entrusted\"", "\"conferred\"", "powers.toml powers[3]", PackWrong::Principal),
        (
            "powers.toml",
            "\"530303101\"",
            "\"530302001\"",
            "powers.toml powers[2]",
            no_division("township", "530302001"),
        ),
        (
            "offices.toml",
            "offices.530303205",
            "offices.530303206",
            "offices.toml offices",
            PackWrong::NoOffice { code: "530303205".into() },
        ),
    ];
    for (file, from, to, place, why) in table {
        let faults = faults_after(file, from, to);
        assert!(faults.contains(&(place.to_owned(), why)), "{from} → {to}: {faults:#?}");
    }
}

#[test]
fn a_mistyped_key_in_a_rule_is_never_passed_over() {
    for (file, from, to, place) in [
        ("limits.toml", "per_person_m2", "per_persn_m2", "limits.toml limits[1]"),
        ("clocks.toml", "warn_days = 2", "warn_days = 2\nroll = true", "clocks.toml clocks[1]"),
        ("clocks.toml", "verified = true", "verifed = true", "clocks.toml clocks[1]"),
        ("village.toml", "kind = \"calendar\"", "kind = \"moon\"", "village.toml publicity[1]"),
    ] {
        let faults = faults_after(file, from, to);
        assert!(matches!(&faults[..], [(at, PackWrong::Value(_))] if at == place), "{from} → {to}: {faults:#?}");
    }
}

#[test]
fn files_that_do_not_read_and_files_with_other_names_are_named() {
    let mut files = embedded::demo_files();
    files.insert("clocks.toml".to_owned(), b"[[clocks]\n".to_vec());
    files.insert("numbers.toml".to_owned(), vec![0xff, 0xfe]);
    files.insert("clock.toml".to_owned(), Vec::new());
    files.insert("calendar.csv".to_owned(), b"date,kind\n2024-01-02,makeup_workday\n".to_vec());
    files.insert("notes.md".to_owned(), b"a note harms nobody".to_vec());
    let faults = pack::read(&files).expect_err("a wrong pack");
    let mut named: Vec<&str> = faults.iter().map(|fault| fault.file.as_str()).collect();
    named.sort_unstable();
    assert_eq!(named, ["calendar.csv", "clock.toml", "clocks.toml", "numbers.toml"]);
}

fn no_division(level: &'static str, code: &str) -> PackWrong {
    PackWrong::NoDivision { level, code: code.to_owned() }
}

fn no_rule(code: &str) -> PackWrong {
    PackWrong::NoRule { code: code.to_owned() }
}

fn unknown(code: &str) -> PackWrong {
    PackWrong::UnknownCode { code: code.to_owned() }
}

fn overlap(other: &str) -> PackWrong {
    PackWrong::Overlap { other: other.to_owned() }
}
