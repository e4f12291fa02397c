//! The shape of the house, held against its own source: which layer may use which, and how large a file may grow.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::source::Source;

/// Every layer with the layers that it may use. The command line puts the house together and may use all of them.
const LAYERS: [(&str, &[&str]); 11] = [
    ("spatial", &[]),
    ("imaging", &[]),
    ("ledger", &[]),
    ("words", &[]),
    ("blob", &[]),
    ("domain", &["spatial"]),
    ("exchange", &["domain", "spatial", "ledger"]),
    ("store", &["domain", "spatial", "ledger"]),
    ("app", &["domain", "spatial", "imaging", "ledger", "words", "exchange", "store", "blob"]),
    ("http", &["domain", "words", "app"]),
    ("cli", &["domain", "spatial", "imaging", "ledger", "words", "exchange", "store", "blob", "app", "http"]),
];

/// What only these layers know.
const KNOWN_TO: [(&str, &[&str]); 4] =
    [("diesel", &["store"]), ("actix_web", &["http", "cli"]), ("clap", &["cli"]), ("tracing_subscriber", &["cli"])];

/// Layers whose answers depend on what they are given alone.
const PURE: [&str; 5] = ["spatial", "imaging", "ledger", "domain", "words"];
/// How a file would get at the world outside.
const OUTSIDE: [&str; 6] = ["std::env", "std::fs", "std::net", "std::process", "std::thread", "std::time"];

/// Names that say nothing of what is inside.
const SAYS_NOTHING: [&str; 8] = ["util", "utils", "helper", "helpers", "common", "manager", "misc", "types"];

const MOST_LINES: usize = 400;

fn assert_none(what: &str, faults: &[String]) {
    assert!(faults.is_empty(), "{what}:\n{}", faults.join("\n"));
}

#[test]
fn a_layer_uses_only_the_layers_below_it() {
    let source = Source::read();
    let may: BTreeMap<&str, &[&str]> = LAYERS.into_iter().collect();
    let mut faults = Vec::new();
    for file in &source.files {
        let Some(layer) = file.layer() else { continue };
        let allowed = may.get(layer).unwrap_or_else(|| panic!("{layer} stands in no row of the table"));
        for used in source.used_by(file) {
            let other = used.split('/').next().unwrap();
            if other != layer && !allowed.contains(&other) {
                faults.push(format!("{} uses {used}", file.path));
            }
        }
    }
    assert_none("against the table of layers", &faults);
}

#[test]
fn only_the_store_knows_the_database_and_only_http_the_web_server() {
    let source = Source::read();
    let mut faults = Vec::new();
    for (name, layers) in KNOWN_TO {
        let knowing = source.files.iter().filter(|file| file.names_crate(name));
        let strangers = knowing.filter(|file| file.layer().is_none_or(|layer| !layers.contains(&layer)));
        faults.extend(strangers.map(|file| format!("{} knows {name}", file.path)));
    }
    assert_none("a crate outside its layer", &faults);
}

#[test]
fn the_law_and_the_measures_ask_nothing_of_the_world() {
    let source = Source::read();
    let pure = source.files.iter().filter(|file| file.layer().is_some_and(|layer| PURE.contains(&layer)));
    let faults: Vec<_> = pure
        .flat_map(|file| OUTSIDE.iter().map(move |outside| (file, outside)))
        .filter(|(file, outside)| file.code.contains(*outside))
        .map(|(file, outside)| format!("{} names {outside}", file.path))
        .collect();
    assert_none("a pure layer asks the system", &faults);
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let source = Source::read();
    let uses: BTreeMap<&str, BTreeSet<&str>> =
        source.files.iter().map(|file| (file.path.as_str(), source.used_by(file))).collect();
    assert!(uses.values().map(BTreeSet::len).sum::<usize>() > 300, "the uses are not read");
    let reached: BTreeMap<&str, BTreeSet<&str>> = uses.keys().map(|file| (*file, reach(&uses, file))).collect();
    let circle = |file: &str| reached[file].iter().filter(|other| reached[*other].contains(file)).copied().collect();
    let circles: BTreeSet<Vec<&str>> =
        uses.keys().map(|file| circle(file)).filter(|one: &Vec<_>| !one.is_empty()).collect();
    assert_none("in a circle", &circles.iter().map(|files| files.join(", ")).collect::<Vec<_>>());
}

/// Every file that a file uses, and what those use, and so on.
fn reach<'a>(uses: &BTreeMap<&'a str, BTreeSet<&'a str>>, from: &str) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut next: Vec<&str> = uses[from].iter().copied().collect();
    while let Some(file) = next.pop() {
        if reached.insert(file) {
            next.extend(&uses[file]);
        }
    }
    reached
}

#[test]
fn no_two_shapes_of_the_contract_have_one_name() {
    let source = Source::read();
    let mut seen = BTreeMap::new();
    let mut faults = Vec::new();
    for file in &source.files {
        let described =
            file.code.split("#[derive(").filter(|part| part.split(')').next().unwrap().contains("ToSchema"));
        for name in described.filter_map(declared) {
            // In the OpenAPI document the second would take the place of the first.
            if let Some(other) = seen.insert(name, &file.path) {
                faults.push(format!("{name}: {other} and {}", file.path));
            }
        }
    }
    assert!(seen.len() > 30, "the shapes are not found");
    assert_none("described twice", &faults);
}

/// The name that a piece of code declares first.
fn declared(code: &str) -> Option<&str> {
    let after = code.split_once("struct ").or_else(|| code.split_once("enum "))?.1;
    after.split(|c: char| !c.is_alphanumeric()).next()
}

#[test]
fn a_file_holds_one_idea_and_is_named_after_it() {
    let source = Source::read();
    let long = source.files.iter().filter(|file| file.lines > MOST_LINES);
    let long: Vec<_> = long.map(|file| format!("{}: {} lines", file.path, file.lines)).collect();
    assert_none("more than one idea", &long);

    let parts = |path: &str| path.trim_end_matches(".rs").split('/').map(str::to_owned).collect::<Vec<_>>();
    let vague = source.files.iter().filter(|file| parts(&file.path).iter().any(|part| SAYS_NOTHING.contains(&&**part)));
    assert_none("says nothing", &vague.map(|file| file.path.clone()).collect::<Vec<_>>());
}
