//! Exported files, read back through GDAL, and their hashes.

use std::path::{Path, PathBuf};
use std::process::Command;

use aws_lc_rs::digest::{SHA256, digest};
use data_encoding::BASE64;
use serde_json::Value;
use tempfile::TempDir;

use super::server::Reply;

/// The formats by the endings in the address.
pub(crate) const FORMATS: [&str; 5] = ["geojson", "csv", "xlsx", "shp", "gpkg"];

/// A file as it was sent.
pub(crate) struct Sent {
    folder: TempDir,
    path: PathBuf,
}

impl Sent {
    /// Keeps an answer as a file; what its head says of its bytes is held against them.
    pub(crate) fn of(reply: &Reply, format: &str) -> Self {
        assert_eq!(reply.status, 200, "{}", reply.text);
        assert_eq!(reply.header("content-length"), reply.bytes.len().to_string(), "{format}");
        let hash = BASE64.encode(digest(&SHA256, &reply.bytes).as_ref());
        assert_eq!(reply.header("repr-digest"), format!("sha-256=:{hash}:"), "{format}");
        assert_eq!(reply.header("cache-control"), "no-store");
        let folder = TempDir::new().unwrap();
        let path = folder.path().join(if format == "shp" { "sent.zip".to_owned() } else { format!("sent.{format}") });
        std::fs::write(&path, &reply.bytes).unwrap();
        Self { folder, path }
    }

    /// Its features over all layers, as GDAL reads them.
    pub(crate) fn features(&self) -> Vec<Value> {
        let source = source(&self.path);
        let mut features = Vec::new();
        for layer in layers(&source) {
            let done = Command::new("ogr2ogr")
                .args(["-f", "GeoJSON", "/vsistdout/", &source, &layer, "--config", "OGR_XLSX_HEADERS", "FORCE"])
                .output()
                .expect("ogr2ogr, which .ci/install.sh test installs");
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
            let told: Value = serde_json::from_slice(&done.stdout).unwrap();
            features.extend(told["features"].as_array().unwrap().iter().cloned());
        }
        assert!(self.folder.path().exists());
        features
    }
}

fn source(path: &Path) -> String {
    let plain = path.to_str().unwrap();
    if path.extension().is_some_and(|end| end == "zip") { format!("/vsizip/{plain}") } else { plain.to_owned() }
}

/// Lines as in `1: houses (Polygon)`.
fn layers(source: &str) -> Vec<String> {
    let done = Command::new("ogrinfo").args(["-ro", "-q", source]).output().expect("ogrinfo");
    let told = String::from_utf8(done.stdout).unwrap();
    let named = told.lines().filter_map(|line| line.split_once(": "));
    let layers: Vec<String> =
        named.map(|(_, name)| name.rsplit_once(" (").map_or(name, |(name, _)| name).to_owned()).collect();
    assert!(!layers.is_empty(), "{}", String::from_utf8_lossy(&done.stderr));
    layers
}
