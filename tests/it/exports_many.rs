//! Exports of many rows: two at a time, none for whoever has gone, none left behind.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, Instant};

use homestead::app::Homestead;
use homestead::app::clock::Clock;
use homestead::store::houses::HouseRow;
use homestead::store::{StoreError, houses};
use serde_json::Value;
use tempfile::TempDir;
use uuid::Uuid;

use crate::support::life::{Life, People, Until};
use crate::support::server::TestServer;

/// So many that a file of them takes a while.
const HOUSES: usize = 6_000;

/// A server with many houses, past the program, and the folder in which its files are made.
fn crowded() -> (TestServer, TempDir) {
    let folder = TempDir::new().unwrap();
    let scratch = folder.path().to_owned();
    let server = TestServer::with(Clock::system(), |home| Homestead::for_demo(home).with_scratch(scratch));
    let people = People::of(&server);
    let life = Life::new(&people, 1).walked(Until::Applied);
    let id = life.id().parse().unwrap();
    let copied = server.home.store.write(move |conn| {
        let like = houses::find(conn, &id)?.unwrap();
        for nth in 0..HOUSES {
            houses::insert(conn, &another(&like, nth))?;
        }
        Ok::<_, StoreError>(())
    });
    copied.unwrap();
    let reviewer = people.who("reviewer");
    let began = Instant::now();
    while reviewer.get("/map/houses?limit=1").status == 503 {
        assert!(began.elapsed() < Duration::from_mins(2), "the map is never built");
    }
    (server, folder)
}

fn another(like: &HouseRow, nth: usize) -> HouseRow {
    let (id, number) = (Uuid::now_v7().to_string(), format!("530303101-2031-{nth:05}"));
    let mut file: Value = serde_json::from_str(&like.file).unwrap();
    file["id"] = format!("{}-{id}", like.county).into();
    file["number"] = number.as_str().into();
    let slip_hash = id.as_bytes().to_vec();
    HouseRow { id, number, slip_hash, file: file.to_string(), ..like.clone() }
}

/// Asks for a file and does not wait for it.
fn ask(server: &TestServer, token: &str, path: &str) -> TcpStream {
    let mut line = TcpStream::connect(server.url.strip_prefix("http://").unwrap()).unwrap();
    let asked = format!("GET /api/v1{path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\n\r\n");
    line.write_all(asked.as_bytes()).unwrap();
    line
}

/// Waits until so many files are being made in the folder; how long that took.
fn wait_for(folder: &Path, count: usize) -> Duration {
    let began = Instant::now();
    loop {
        if std::fs::read_dir(folder).unwrap().count() == count {
            return began.elapsed();
        }
        assert!(began.elapsed() < Duration::from_mins(1), "never {count} files");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn two_files_are_made_at_once_and_whoever_hangs_up_gets_none() {
    let (server, folder) = crowded();
    let client = server.signed_in("reviewer");
    let token = client.token.clone().unwrap();
    let began = Instant::now();
    let whole = client.get("/exports/houses.geojson");
    let took = began.elapsed();
    assert_eq!(whole.header("homestead-rows"), (HOUSES + 1).to_string(), "{}", whole.status);
    assert_eq!(whole.json()["features"].as_array().unwrap().len(), HOUSES + 1);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing stays behind");

    let first = ask(&server, &token, "/exports/houses.csv");
    let second = ask(&server, &token, "/exports/houses.csv");
    wait_for(folder.path(), 2);
    let third = client.get("/exports/houses.csv");
    third.problem(503, "exports_full");
    assert_eq!(third.header("retry-after"), "20");
    // Other people go on meanwhile.
    assert_eq!(client.get("/houses?limit=1").status, 200);

    drop(first);
    drop(second);
    let stopped = wait_for(folder.path(), 0);
    assert!(stopped < took, "{stopped:?} to stop where {took:?} make a whole file");
    assert_eq!(client.get("/exports/houses.csv").status, 200, "there is room again");
}

#[test]
fn a_file_that_nobody_reads_to_its_end_is_gone_too() {
    let (server, folder) = crowded();
    let token = server.signed_in("reviewer").token.unwrap();
    let mut line = ask(&server, &token, "/exports/houses.geojson");
    let mut some = [0; 1000];
    line.read_exact(&mut some).unwrap();
    assert!(some.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&some));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "it has no name any more while it is sent");
}
