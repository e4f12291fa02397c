//! What may be asked of `/ogc`, as OpenAPI 3.0 (17-069r4, 9): every collection with its own parameters and the properties of
//! its features, those that the actor may see.

use serde_json::{Map, Value, json};

use super::links::Links;
use super::{GEOJSON, JSON, OPENAPI};
use crate::app::ogc::{
    Collection, DEFAULT_LIMIT, Known, LEAST_LIMIT, MOST_LIMIT, Parameter, Property, System, parameters, properties,
};
use crate::words::Language;

/// The answers that any of these addresses may give beside the one asked for.
const PROBLEMS: [&str; 7] = ["400", "401", "403", "404", "429", "500", "503"];

/// The whole document.
pub(super) fn document(known: &[Known], links: &Links, words: Language) -> Value {
    let say = |code: &str| words.label("ogc", code);
    let mut paths = Map::new();
    let plain = [
        ("", "getLandingPage", "title", JSON, "LandingPage"),
        ("/conformance", "getConformance", "conformance", JSON, "Conformance"),
        ("/api", "getApi", "api", OPENAPI, "Any"),
        ("/collections", "getCollections", "collections", JSON, "Collections"),
    ];
    for (path, id, code, media, schema) in plain {
        paths.insert(format!("/ogc{path}"), operation(id, &say(code), &[reference("f")], (media, schema)));
    }
    for known in known {
        let collection = known.collection;
        let title = words.label("ogc_title", collection.code());
        let name = capitalised(collection);
        let own = parameters(collection).iter().map(parameter);
        let standard = ["limit", "bbox", "bbox-crs", "datetime", "crs", "cursor", "f"].map(reference);
        let asked: Vec<Value> = standard.into_iter().chain(own).collect();
        let at = format!("/ogc/collections/{collection}");
        let told = operation(&format!("describe{name}"), &title, &[reference("f")], (JSON, "Collection"));
        let page = operation(&format!("get{name}"), &title, &asked, (GEOJSON, &format!("{name}Page")));
        let single = [reference("featureId"), reference("crs"), reference("f")];
        let one = operation(&format!("get{name}Feature"), &say("item"), &single, (GEOJSON, &format!("{name}Feature")));
        paths.insert(format!("{at}/items"), page);
        paths.insert(format!("{at}/items/{{featureId}}"), one);
        paths.insert(at, told);
    }
    json!({
        "openapi": "3.0.3",
        "info": {
            "title": say("title"),
            "description": say("description"),
            "version": env!("CARGO_PKG_VERSION"),
        },
        "servers": [{ "url": links.origin() }],
        "security": [{ "basic": [] }, { "bearer": [] }],
        "paths": paths,
        "components": {
            "securitySchemes": {
                "basic": { "type": "http", "scheme": "basic" },
                "bearer": { "type": "http", "scheme": "bearer", "bearerFormat": "JWT" },
            },
            "parameters": standard_parameters(known),
            "responses": { "Problem": {
                "description": "A problem (RFC 9457)",
                "content": { "application/problem+json": { "schema": schema_reference("Problem") } },
            } },
            "schemas": schemas(known),
        },
    })
}

fn operation(id: &str, summary: &str, parameters: &[Value], (media, schema): (&str, &str)) -> Value {
    let mut responses = Map::new();
    let content = json!({ media: { "schema": schema_reference(schema) } });
    let headers = if media == GEOJSON {
        let uri = json!({ "type": "string" });
        json!({ "Content-Crs": { "description": "System of the geometries, in angle brackets", "schema": uri } })
    } else {
        json!({})
    };
    responses.insert("200".to_owned(), json!({ "description": summary, "headers": headers, "content": content }));
    for status in PROBLEMS {
        responses.insert(status.to_owned(), json!({ "$ref": "#/components/responses/Problem" }));
    }
    json!({ "get": { "operationId": id, "summary": summary, "parameters": parameters, "responses": responses } })
}

fn reference(parameter: &str) -> Value {
    json!({ "$ref": format!("#/components/parameters/{parameter}") })
}

fn schema_reference(schema: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{schema}") })
}

/// The parameters of the standard, word for word where it has them so (requirements 20, 22 and 24; 18-058r1, 6 and 10).
fn standard_parameters(known: &[Known]) -> Value {
    let systems: Vec<String> =
        known.first().map(|known| System::all(known.grid).map(System::uri).to_vec()).unwrap_or_default();
    let asked = |name: &str, what: &str, schema: Value| {
        json!({ "name": name, "in": "query", "description": what, "required": false, "schema": schema,
            "style": "form", "explode": false })
    };
    let system = json!({ "type": "string", "format": "uri", "default": System::Crs84.uri(), "enum": systems });
    let sides = [json!({ "minItems": 4, "maxItems": 4 }), json!({ "minItems": 6, "maxItems": 6 })];
    json!({
        "limit": asked("limit", "Features on a page", json!({
            "type": "integer", "minimum": LEAST_LIMIT, "maximum": MOST_LIMIT, "default": DEFAULT_LIMIT,
        })),
        "bbox": asked("bbox", "Features whose geometry touches this rectangle", json!({
            "type": "array", "oneOf": sides, "items": { "type": "number" },
        })),
        "bbox-crs": asked("bbox-crs", "System of the rectangle", system.clone()),
        "datetime": asked("datetime", "A moment or an interval, one end of which may be ..", json!({ "type": "string" })),
        "crs": asked("crs", "System of the geometries", system),
        "cursor": asked("cursor", "Where the page before ended, as its next link has it", json!({ "type": "string" })),
        "f": asked("f", "The form of the answer: there is one", json!({ "type": "string", "enum": ["json"] })),
        "featureId": { "name": "featureId", "in": "path", "description": "Id of a feature", "required": true,
            "schema": { "type": "string" } },
    })
}

fn parameter(one: &Parameter) -> Value {
    let schema = if one.flag { json!({ "type": "boolean" }) } else { json!({ "type": "string" }) };
    json!({ "name": one.name, "in": "query", "description": one.asks, "required": false, "schema": schema,
        "style": "form", "explode": false })
}

/// What the answers of every server of this kind are.
fn plain_schemas() -> Map<String, Value> {
    let object = |required: &[&str], properties: Value| json!({ "type": "object", "required": required, "properties": properties });
    let text = json!({ "type": "string" });
    let mut all = Map::new();
    let mut put = |name: &str, schema: Value| all.insert(name.to_owned(), schema);
    put("Any", json!({ "type": "object" }));
    put("Link", object(&["href", "rel"], json!({ "href": text, "rel": text, "type": text, "title": text })));
    put("LandingPage", object(&["links"], json!({ "title": text, "description": text, "links": list("Link") })));
    put("Conformance", object(&["conformsTo"], json!({ "conformsTo": { "type": "array", "items": text } })));
    put(
        "Collection",
        object(
            &["id", "links"],
            json!({
                "id": text, "title": text, "description": text, "itemType": text, "storageCrs": text,
                "extent": { "type": "object" }, "crs": { "type": "array", "items": text }, "links": list("Link"),
            }),
        ),
    );
    put(
        "Collections",
        object(
            &["links", "collections"],
            json!({
                "links": list("Link"), "collections": list("Collection"), "crs": { "type": "array", "items": text },
            }),
        ),
    );
    put(
        "Problem",
        object(
            &["type", "title", "status", "code", "detail"],
            json!({
                "type": text, "title": text, "status": { "type": "integer" }, "code": text, "detail": text,
                "fields": { "type": "array", "items": { "type": "object" } }, "request_id": text,
            }),
        ),
    );
    all
}

fn schemas(known: &[Known]) -> Value {
    let text = json!({ "type": "string" });
    let mut all = plain_schemas();
    let mut put = |name: &str, schema: Value| all.insert(name.to_owned(), schema);
    for known in known {
        let name = capitalised(known.collection);
        let has: Map<String, Value> =
            properties(known.collection).iter().map(|one| (one.name.to_owned(), property(one))).collect();
        put(
            &format!("{name}Feature"),
            object(
                &["type", "id", "geometry", "properties"],
                json!({
                    "type": { "type": "string", "enum": ["Feature"] }, "id": text,
                    "geometry": { "type": "object", "nullable": true },
                    "properties": { "type": "object", "properties": has }, "links": list("Link"),
                }),
            ),
        );
        put(
            &format!("{name}Page"),
            object(
                &["type", "features"],
                json!({
                    "type": { "type": "string", "enum": ["FeatureCollection"] },
                    "timeStamp": { "type": "string", "format": "date-time" },
                    "numberMatched": { "type": "integer" }, "numberReturned": { "type": "integer" },
                    "links": list("Link"), "features": list(&format!("{name}Feature")),
                }),
            ),
        );
    }
    Value::Object(all)
}

fn object(required: &[&str], properties: Value) -> Value {
    json!({ "type": "object", "required": required, "properties": properties })
}

fn list(of: &str) -> Value {
    json!({ "type": "array", "items": schema_reference(of) })
}

/// Any of them may be unknown.
fn property(one: &Property) -> Value {
    let mut schema = json!({ "type": one.kind, "nullable": true, "description": one.says });
    if let (Some(format), Some(schema)) = (one.format, schema.as_object_mut()) {
        schema.insert("format".to_owned(), json!(format));
    }
    schema
}

fn capitalised(collection: Collection) -> &'static str {
    match collection {
        Collection::Houses => "Houses",
        Collection::Violations => "Violations",
        Collection::Patches => "Patches",
        Collection::Zones => "Zones",
    }
}
