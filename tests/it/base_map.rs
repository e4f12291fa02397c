//! What maps are drawn on: our own outline always, and from elsewhere only what the office has set.

use std::fs;

use homestead::cli::{Places, Settings, SettingsError};
use homestead::http::{Maps, Pack, Site};
use serde_json::Value;
use tempfile::TempDir;

use crate::support::server::{Client, TestServer, serve};

/// A pack of no tiles: a header of version 3 with this type of tiles, and some bytes.
fn pack(tile_type: u8) -> Vec<u8> {
    let mut bytes = b"PMTiles\x03".to_vec();
    bytes.resize(127, 0);
    bytes[99] = tile_type;
    bytes.extend((0..=255_u8).cycle().take(5_000));
    bytes
}

/// The sources that a page may use for something.
fn sources<'p>(policy: &'p str, what: &str) -> Vec<&'p str> {
    let line = policy.split(';').map(str::trim).find(|line| line.starts_with(what)).unwrap();
    line.split(' ').skip(1).collect()
}

#[test]
fn without_settings_there_is_the_outline_and_nothing_from_outside() {
    let server = TestServer::start();
    let reply = server.signed_in("cadre").get("/map/base");
    let base = reply.json();
    assert_eq!(base["boundary"]["type"], "FeatureCollection");
    assert_eq!(base["boundary"]["features"].as_array().unwrap().len(), 1);
    assert_eq!((&base["tianditu"], &base["pack"]), (&Value::Null, &Value::Null));
    assert!(!reply.header("content-security-policy").contains("http"), "{:?}", reply.headers);
    server.signed_in("cadre").get("//base.pmtiles").problem(404, "not_found");
    server.anyone().get("//base.pmtiles").problem(401, "not_signed_in");
    server.anyone().get("/map/base").problem(401, "not_signed_in");
}

#[test]
fn a_key_lets_in_the_hosts_of_tianditu_and_a_pack_is_served_by_ranges() {
    let server = TestServer::start();
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("county.pmtiles");
    let bytes = pack(1);
    fs::write(&path, &bytes).unwrap();
    let maps = Maps { tianditu_key: Some("0123abcd".to_owned()), pack: Some(Pack { path, kind: "vector" }) };
    let (url, _handle) = serve(Site { home: server.home.clone(), behind_proxy: false, maps });
    let clerk = Client::signed_in(&url, "clerk");
    let reply = clerk.get("/map/base");
    let base = reply.json();
    assert_eq!(base["tianditu"]["key"], "0123abcd");
    assert_eq!(base["pack"], serde_json::json!({ "url": "/base.pmtiles", "kind": "vector" }));
    let policy = reply.header("content-security-policy");
    for what in ["img-src", "connect-src"] {
        let hosts: Vec<&str> = sources(policy, what).into_iter().filter(|source| source.contains("://")).collect();
        assert_eq!(hosts.len(), 8, "{policy}");
        assert!(hosts.iter().all(|host| host.starts_with("https://t") && host.ends_with(".tianditu.gov.cn")));
    }
    assert!(!sources(policy, "script-src").iter().any(|source| source.contains("tianditu")), "{policy}");

    let whole = clerk.get("//base.pmtiles");
    assert_eq!((whole.status, whole.header("accept-ranges")), (200, "bytes"));
    assert_eq!(whole.header("content-type"), "application/vnd.pmtiles");
    assert!(whole.bytes == bytes, "the bytes are others");
    let some = Client::signed_in(&url, "clerk").with("range", "bytes=100-299").with("accept-encoding", "gzip, br");
    let some = some.get("//base.pmtiles");
    assert_eq!((some.status, some.header("content-range")), (206, "bytes 100-299/5127"));
    assert!(some.bytes == bytes[100..300], "another range");
    let none = Client::signed_in(&url, "clerk").with("range", "bytes=9000-9100").get("//base.pmtiles");
    assert_eq!(none.status, 416);
    Client::at(&url).get("//base.pmtiles").problem(401, "not_signed_in");
}

#[test]
fn settings_name_a_key_and_a_pack_and_refuse_what_is_none() {
    let server = TestServer::start();
    let folder = TempDir::new().unwrap();
    let site = |variables: &[(&str, &str)]| {
        let variable =
            |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        Settings::resolve(&Places::default(), variable).unwrap().site(server.home.clone())
    };
    let maps = |variables: &[(&str, &str)]| site(variables).map(|site| site.maps);
    assert_eq!(maps(&[]).unwrap(), Maps::default());
    let path = folder.path().join("base.pmtiles");
    let named = path.display().to_string();
    for (tile_type, kind) in [(1, "vector"), (2, "raster"), (4, "raster")] {
        fs::write(&path, pack(tile_type)).unwrap();
        let told = maps(&[("HOMESTEAD_BASE_PACK", &named), ("HOMESTEAD_TIANDITU_KEY", "abc1")]).unwrap();
        assert_eq!(told.pack.unwrap().kind, kind);
        assert_eq!(told.tianditu_key.as_deref(), Some("abc1"));
    }
    for wrong in [pack(0), pack(9), b"PMTiles\x02".to_vec(), vec![0; 500], Vec::new()] {
        fs::write(&path, wrong).unwrap();
        assert!(matches!(maps(&[("HOMESTEAD_BASE_PACK", &named)]), Err(SettingsError::Pack { .. })));
    }
    let gone = folder.path().join("gone").display().to_string();
    assert!(matches!(maps(&[("HOMESTEAD_BASE_PACK", &gone)]), Err(SettingsError::Pack { .. })));
    assert!(matches!(maps(&[("HOMESTEAD_TIANDITU_KEY", "a;b")]), Err(SettingsError::Value { .. })));
    // The file says the same.
    let file = folder.path().join("settings.toml");
    fs::write(&path, pack(1)).unwrap();
    fs::write(&file, format!("tianditu_key = \"k1\"\nbase_pack = \"{named}\"\n")).unwrap();
    let places = Places { config: Some(file), ..Places::default() };
    let maps = Settings::resolve(&places, |_| None).unwrap().site(server.home.clone()).unwrap().maps;
    assert_eq!((maps.tianditu_key.as_deref(), maps.pack.unwrap().kind), (Some("k1"), "vector"));
}
