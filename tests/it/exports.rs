//! What the county has goes out and comes back in: houses and zones through files.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use homestead::exchange::shapes::{Geometry, Limits, read};
use serde_json::Value;

use crate::support::exchange::fixture;
use crate::support::program::Place;

const REGISTER: &str = "ZLDWDM,SHYQRDBXM,ZJDDM,BDCDYH,BDCQZH,DJSJ,ZCS,ZDSZD,CRS,WKT\n\
    530303101203,张三,5303031012030001,530303101203JC00001F00010001,云(2019)沾益区不动产权第0000001号,2019-05-06,2,村道,EPSG:4523,\"POLYGON ((35381659.535 2833046.295, 35381672.035 2833046.295, 35381672.035 2833058.295, 35381659.535 2833058.295, 35381659.535 2833046.295))\"\n\
    530303101204,李四,,530303101204JC00002W00000000,云(2020)沾益区不动产权第0000002号,2020/1/15,,,EPSG:4523,\"POLYGON ((35381700 2833100, 35381720 2833100, 35381720 2833120, 35381700 2833120, 35381700 2833100), (35381705 2833105, 35381705 2833110, 35381710 2833110, 35381710 2833105, 35381705 2833105))\"\n";

struct County(Place);

impl County {
    fn new() -> Self {
        let county = Self(Place::new());
        let district = format!("{}/fixtures/districts/530303", env!("CARGO_MANIFEST_DIR"));
        assert!(county.0.command("init").args(["--district", &district]).output().unwrap().status.success());
        county
    }

    fn run(&self, command: &str, arguments: &[&str]) -> Output {
        self.0.command(command).args(arguments).output().unwrap()
    }

    fn done(&self, command: &str, arguments: &[&str]) -> Value {
        let done = self.run(command, &[arguments, &["--json"]].concat());
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        serde_json::from_slice(&done.stdout).unwrap()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.data.path().join(name)
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn houses_go_out_in_every_format_and_come_back_the_same() {
    let county = County::new();
    let register = county.path("register.csv");
    std::fs::write(&register, REGISTER).unwrap();
    assert_eq!(county.done("import", &["houses", text(&register)])["made"], 2);
    for format in ["geojson", "shapefile", "xlsx", "csv", "geopackage", "kml", "dxf", "txt"] {
        let out = county.path(&format!("houses.{format}"));
        assert_eq!(county.done("export", &["houses", "--format", format, "-o", text(&out)])["count"], 2, "{format}");
        if format == "geopackage" {
            continue;
        }
        let sheet = read(&std::fs::read(&out).unwrap(), Limits::UPLOAD).unwrap();
        let rings = |geometry: &Geometry| match geometry {
            Geometry::Polygons(polygons) => polygons.iter().map(Vec::len).sum::<usize>(),
            other => panic!("{other:?}"),
        };
        let found: usize = sheet.shapes.iter().map(|shape| rings(&shape.geometry)).sum();
        assert_eq!((found, sheet.faults), (3, vec![]), "{format}: a plot, and one with a yard cut out");
    }
    let part = county.path("part.csv");
    let one = ["houses", "--format", "csv", "--division", "530303101204", "-o", text(&part)];
    assert_eq!(county.done("export", &one)["count"], 1);
    assert!(!county.run("export", &one).status.success(), "a file that is there stays");

    let elsewhere = County::new();
    let csv = county.path("houses.csv");
    assert_eq!(elsewhere.done("import", &["houses", text(&csv), "--source", "沾益区"])["made"], 2);
    let again = elsewhere.path("again.csv");
    elsewhere.done("export", &["houses", "--format", "csv", "-o", text(&again)]);
    assert_eq!(std::fs::read_to_string(again).unwrap(), std::fs::read_to_string(csv).unwrap());
}

#[test]
fn gdal_counts_the_houses_of_a_geopackage() {
    let county = County::new();
    let (register, out) = (county.path("register.csv"), county.path("houses.gpkg"));
    std::fs::write(&register, REGISTER).unwrap();
    county.done("import", &["houses", text(&register)]);
    county.done("export", &["houses", "--format", "geopackage", "-o", text(&out)]);
    let seen = Command::new("ogrinfo").args(["-ro", "-so", text(&out), "houses"]).output().expect("ogrinfo");
    let seen = String::from_utf8(seen.stdout).unwrap();
    assert!(seen.contains("Feature Count: 2") && seen.contains("\"EPSG\",4523"), "{seen}");
    assert!(
        seen.contains("SHYQRDBXM: String") && seen.contains("ZCS: Integer") && seen.contains("ZDMJ: Real"),
        "{seen}"
    );
}

#[test]
fn zones_come_in_from_a_file_and_go_out_again() {
    let county = County::new();
    let file = county.path("zones.kml");
    std::fs::write(&file, fixture("zones.kml")).unwrap();
    let about = ["--layer", "hazard", "--as-of", "2025-06-01", "--source", "地质灾害点"];
    let ask = county.run("import", &[&["zones", text(&file)], &about[..]].concat());
    assert!(String::from_utf8_lossy(&ask.stderr).contains("shifted map"), "it asks which map it was drawn on");
    let import = [&["zones", text(&file), "--crs", "EPSG:4490"], &about[..]].concat();
    assert_eq!(county.done("import", &[&import[..], &["--dry-run"]].concat())["zones"], 2);
    assert_eq!(county.done("import", &import)["changed"], true);
    assert_eq!(county.done("import", &import)["changed"], false, "the same again changes nothing");
    let out = county.path("zones.geojson");
    let count = county.done("export", &["zones", "--layer", "hazard", "--format", "geojson", "-o", text(&out)]);
    assert_eq!(count["count"], 2);
    let back: Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
    assert_eq!(back["features"][0]["properties"]["name"], "滑坡");
    assert_eq!(back["features"][1]["properties"]["extent"], "reference");
    assert_eq!(back["features"][1]["geometry"]["type"], "LineString");
    let shapefile = county.path("zones.zip");
    let refused =
        county.run("export", &["zones", "--layer", "hazard", "--format", "shapefile", "-o", text(&shapefile)]);
    assert!(!refused.status.success() && !shapefile.exists(), "a line does not fit among polygons");
}
