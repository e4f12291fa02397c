//! The document tells a client what each body holds, without reading the code.

use std::collections::BTreeSet;

use homestead::domain::houses::acts::ActKind;
use homestead::http::document;
use serde_json::Value;

fn served() -> Value {
    serde_json::to_value(document()).expect("a document")
}

/// Every object of the document with its place.
fn objects<'v>(value: &'v Value, at: &str, found: &mut Vec<(String, &'v Value)>) {
    match value {
        Value::Object(object) => {
            found.push((at.to_owned(), value));
            object.iter().for_each(|(name, inner)| objects(inner, &format!("{at}/{name}"), found));
        }
        Value::Array(items) => items.iter().for_each(|inner| objects(inner, at, found)),
        _ => {}
    }
}

#[test]
fn every_act_tells_the_fields_of_its_body() {
    let document = served();
    let schemas = &document["components"]["schemas"];
    let mapping = &schemas["ActBody"]["discriminator"]["mapping"];
    for kind in ActKind::all() {
        let code = kind.code();
        let place = match mapping[&code].as_str() {
            Some(place) => place,
            None if kind == ActKind::Apply => "#/components/schemas/ApplyAct",
            None => panic!("{code} is not mapped"),
        };
        let schema = document.pointer(place.trim_start_matches('#')).expect("a schema");
        assert_eq!(schema["properties"]["act"]["enum"], serde_json::json!([code]));
        for field in ["act_id", "act", "at"] {
            let required = schema["required"].as_array().expect("a list");
            assert!(required.iter().any(|name| name == field), "{code}: {field}");
        }
        let mut found = Vec::new();
        objects(&schema["properties"], &code, &mut found);
        let untold: Vec<&String> = found
            .iter()
            .filter(|(_, it)| it.as_object().is_some_and(serde_json::Map::is_empty))
            .map(|(at, _)| at)
            .collect();
        assert!(untold.is_empty(), "a field whose reader does not say what it takes: {untold:?}");
    }
}

#[test]
fn the_words_of_an_enumeration_are_those_that_its_reader_takes() {
    let document = served();
    let visit = &document["components"]["schemas"]["InspectAct"]["properties"]["kind"]["enum"];
    let told: BTreeSet<&str> = visit.as_array().expect("words").iter().filter_map(Value::as_str).collect();
    let known =
        ["application_visit", "set_out", "foundation", "storey", "roof", "completion_visit", "patrol", "recheck"];
    assert_eq!(told, BTreeSet::from(known));
}

#[test]
fn every_reference_of_the_document_leads_somewhere() {
    let document = served();
    let mut found = Vec::new();
    objects(&document, "", &mut found);
    let references: Vec<&str> = found.iter().filter_map(|(_, it)| it.get("$ref")?.as_str()).collect();
    assert!(references.len() > 50, "{} references", references.len());
    for reference in references {
        assert!(document.pointer(reference.trim_start_matches('#')).is_some(), "{reference}");
    }
}
