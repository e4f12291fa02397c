//! Files of fifty thousand records, each written by a process of its own: none of them stands in memory as a whole.

use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

const RECORDS: u64 = 50_000;
/// What a writer may take beside what the program has anyway. The records alone are four times as much in any format, and a
/// `GeoPackage` may hold 16 MB of pages.
const MOST_KB: u64 = 28 << 10;
const RECORDS_KB: u64 = RECORDS * (24 * 20 + 41 * 16) / 1024;

#[test]
fn no_writer_holds_its_file_in_memory() {
    const { assert!(RECORDS_KB > MOST_KB * 19 / 10, "a file held whole would be seen") };
    std::thread::scope(|scope| {
        for format in ["geojson", "csv", "xlsx", "shapefile", "geopackage"] {
            scope.spawn(move || {
                let folder = TempDir::new().unwrap();
                let records = RECORDS.to_string();
                let done = Command::new(env!("CARGO_BIN_EXE_homestead"))
                    .args(["bench", "--file", format, "--records", &records, "--json", "--data"])
                    .arg(folder.path())
                    .output()
                    .unwrap();
                assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
                let told: Value = serde_json::from_slice(&done.stdout).unwrap();
                assert_eq!(told["records"], RECORDS);
                let grown = told["grown_kb"].as_u64().unwrap();
                assert!(grown < MOST_KB, "{format} took {grown} kB: {told}");
                let left = std::fs::read_dir(folder.path()).unwrap().count();
                assert_eq!(left, 0, "{format} left something behind");
            });
        }
    });
}
