//! A county that begins makes its staff's accounts from a roster.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

const ROSTER: &str = "username,name,role,station,division,certificate_no
li.win,李小窗,clerk,,530303101,
zhou.zheng,周正,officer,,530303101,滇0303010009
he.di,何地,station,natural_resources,530303101,
";

fn import(data: &Path, roster: &str) -> Output {
    let file = data.join("roster.csv");
    fs::write(&file, roster).unwrap();
    homestead(data, &["import", "accounts", file.to_str().unwrap(), "--json"])
}

fn homestead(data: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_homestead")).args(arguments).arg("--data").arg(data).output().unwrap()
}

fn county(data: &Path) {
    let pack = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/districts/530303");
    assert!(homestead(data, &["init", "--district", pack]).status.success());
}

/// Entries of the county's ledger, against which nothing deviates.
fn entries(data: &Path) -> u64 {
    let audit = homestead(data, &["audit", "--json"]);
    let said: Value = serde_json::from_slice(&audit.stdout).unwrap();
    assert_eq!((audit.status.success(), &said["deviations"]), (true, &json!([])));
    said["counties"][0]["entries"].as_u64().unwrap()
}

fn words(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn each_person_gets_a_first_password_and_the_ledger_knows_the_account() {
    let data = TempDir::new().unwrap();
    county(data.path());
    let before = entries(data.path());
    let made = import(data.path(), ROSTER);
    assert!(made.status.success(), "{}", words(&made));
    let people: Value = serde_json::from_slice(&made.stdout).unwrap();
    let names: Vec<&str> = people.as_array().unwrap().iter().map(|it| it["username"].as_str().unwrap()).collect();
    assert_eq!(names, ["li.win", "zhou.zheng", "he.di"]);
    let passwords: Vec<&str> = people.as_array().unwrap().iter().map(|it| it["password"].as_str().unwrap()).collect();
    assert!(passwords.iter().all(|it| it.len() == 19) && passwords[0] != passwords[1], "{passwords:?}");
    assert_eq!(entries(data.path()), before + 3);
}

#[test]
fn one_wrong_row_makes_no_account_and_every_wrong_field_is_named_with_its_line() {
    let data = TempDir::new().unwrap();
    county(data.path());
    let wrong =
        format!("{ROSTER}li.win,王二,clerk,,530303101,\nWU,吴巡,officer,,530303101,\ngu.yuan,顾远,clerk,,530303999,\n");
    let refused = import(data.path(), &wrong);
    assert!(!refused.status.success());
    let said = words(&refused);
    for line in ["line 5: username", "line 6: username", "line 6: certificate_no", "line 7: division"] {
        assert!(said.contains(line), "{line} is not in {said}");
    }
    // Nothing of the roster is there: the right rows can be sent again.
    assert!(import(data.path(), ROSTER).status.success());
    let again = import(data.path(), ROSTER);
    assert!(!again.status.success() && words(&again).contains("line 2: username"), "{}", words(&again));
}

#[test]
fn a_row_that_does_not_read_is_named() {
    let data = TempDir::new().unwrap();
    county(data.path());
    let refused =
        import(data.path(), "username,name,role,station,division,certificate_no\nli.win,李,mayor,,530303101,\n");
    assert!(!refused.status.success() && words(&refused).contains("line 2: "), "{}", words(&refused));
}
