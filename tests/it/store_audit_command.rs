//! `homestead audit` as whoever checks a county runs it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use homestead::blob::BlobStore;
use homestead::store::photos;
use serde_json::Value;
use tempfile::TempDir;

use crate::support::db;
use crate::support::rows::{applied, new_id, photo_row, recorded};

fn audit(data: &Path, flags: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_homestead")).arg("audit").arg("--data").arg(data).args(flags).output().unwrap()
}

#[test]
fn a_damaged_photo_is_named_and_the_command_fails() {
    let data = TempDir::new().unwrap();
    let db = db::sqlite_in(data.path());
    let digest = BlobStore::open(data.path().join("blobs")).unwrap().put(b"a house of two storeys").unwrap();
    let (house, photo) = (new_id(), new_id());
    let mut row = photo_row(&photo, Some(&house));
    row.sha256 = digest.to_string();
    let subject = format!("photo:{}", photo.uuid());
    let of = subject.clone();
    let store = db.open();
    store
        .write(move |conn| {
            applied(conn, &house, "530303101201")?;
            photos::insert(conn, &row)?;
            recorded(conn, "take_photo", &of)
        })
        .unwrap();

    let clean = audit(data.path(), &[]);
    let said = String::from_utf8(clean.stdout).unwrap();
    assert!(clean.status.success(), "{said}");
    assert!(said.contains("2 entries") && said.contains("1 photos, 0 deviations"), "{said}");

    let name = digest.to_string();
    let digits = |from: usize| name.chars().skip(from).take(2).collect::<String>();
    let blob = data.path().join("blobs").join(digits(0)).join(digits(2)).join(&name);
    fs::write(&blob, b"a house of three storeys").unwrap();
    let damaged = audit(data.path(), &[]);
    assert_eq!(damaged.status.code(), Some(1));
    assert!(String::from_utf8(damaged.stdout).unwrap().contains(&format!("blob_changed {subject}\n")));

    fs::remove_file(&blob).unwrap();
    let lost = audit(data.path(), &["--json"]);
    assert_eq!(lost.status.code(), Some(1));
    let answer: Value = serde_json::from_slice(&lost.stdout).unwrap();
    assert_eq!(answer["deviations"], serde_json::json!([{"kind": "blob_missing", "what": subject}]));
    assert_eq!(answer["counties"][0]["entries"], 2);
}
