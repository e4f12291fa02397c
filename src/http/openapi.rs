//! The OpenAPI 3.1 document, made from the route table, and a plain page that lists it.

use actix_web::HttpResponse;
use actix_web::http::header::{self, ContentType};
use utoipa::openapi::content::ContentBuilder;
use utoipa::openapi::path::{OperationBuilder, ParameterBuilder, ParameterIn};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::schema::{ComponentsBuilder, ObjectBuilder, Type};
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{
    Content, HttpMethod, Info, OpenApi, OpenApiBuilder, Paths, Ref, Required, Response, ResponseBuilder,
};

use super::context::Answer;
use super::problem::ProblemView;
use super::route::{Carried, Row};
use crate::app::policy::{self, Access};
use crate::app::refusal::Refusal;

/// The name of the only security scheme.
const BEARER: &str = "bearer";

/// The whole document.
pub fn document() -> OpenApi {
    let table = super::table();
    let mut paths = Paths::new();
    for row in &table {
        paths.add_path_operation(row.path, vec![method(row)], operation(row));
    }
    let bearer = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
    let mut components = ComponentsBuilder::new().security_scheme(BEARER, bearer);
    let carried = table.into_iter().flat_map(|row| [row.body, row.answer]).flatten();
    for (name, schema) in carried.chain([Carried::json::<ProblemView>()]).flat_map(|carried| carried.schemas) {
        components = components.schema(name, schema);
    }
    let info = Info::new("Homestead", env!("CARGO_PKG_VERSION"));
    OpenApiBuilder::new().info(info).paths(paths).components(Some(components.build())).build()
}

fn method(row: &Row) -> HttpMethod {
    match row.method {
        "POST" => HttpMethod::Post,
        "DELETE" => HttpMethod::Delete,
        _ => HttpMethod::Get,
    }
}

fn operation(row: &Row) -> OperationBuilder {
    let mut operation = OperationBuilder::new()
        .summary(Some(row.summary))
        .operation_id(Some(operation_id(row)))
        .tag(row.path.trim_start_matches("/api/v1").trim_start_matches('/').split('/').next().unwrap_or_default());
    for name in names_in(row.path) {
        operation = operation.parameter(parameter(name, "", ParameterIn::Path));
    }
    for (name, what) in &row.query {
        operation = operation.parameter(parameter(name, what, ParameterIn::Query));
    }
    if let Some(body) = &row.body {
        let body = RequestBodyBuilder::new().content(body.media, content(body)).required(Some(Required::True));
        operation = operation.request_body(Some(body.build()));
    }
    operation = operation.response(row.status.to_string(), answer(row));
    for status in problems(row) {
        operation = operation.response(status, problem());
    }
    if guarded(row) {
        operation = operation.security(SecurityRequirement::new(BEARER, Vec::<String>::new()));
    }
    operation
}

fn guarded(row: &Row) -> bool {
    policy::access(row.method, row.path) != Some(Access::Public)
}

/// Which problems a route can answer with, from what it takes.
fn problems(row: &Row) -> Vec<&'static str> {
    let mut statuses = Vec::new();
    if row.body.is_some() {
        statuses.extend(["400", "408", "409", "413", "415", "422", "429"]);
    } else if !row.query.is_empty() {
        statuses.extend(["400", "422"]);
    }
    if guarded(row) || row.path.starts_with("/api/v1/session") {
        statuses.extend(["401", "403"]);
    }
    if row.path.contains('{') || row.path.ends_with("/status") {
        statuses.push("404");
    }
    statuses.push("default");
    statuses
}

fn answer(row: &Row) -> Response {
    let response = ResponseBuilder::new().description(row.summary);
    match &row.answer {
        Some(carried) => response.content(carried.media, content(carried)).build(),
        None => response.build(),
    }
}

fn problem() -> Response {
    let content = Content::new(Some(Ref::from_schema_name("Problem")));
    ResponseBuilder::new().description("A problem").content("application/problem+json", content).build()
}

fn content(carried: &Carried) -> Content {
    ContentBuilder::new().schema(carried.schema.clone()).build()
}

fn parameter(name: &str, what: &str, place: ParameterIn) -> ParameterBuilder {
    let required = if place == ParameterIn::Path { Required::True } else { Required::False };
    let what = Some(what.to_owned()).filter(|what| !what.is_empty());
    let mut parameter = ParameterBuilder::new()
        .name(name)
        .parameter_in(place)
        .required(required)
        .schema(Some(ObjectBuilder::new().schema_type(Type::String).build()));
    if let Some(what) = what {
        parameter = parameter.description(Some(what));
    }
    parameter
}

/// The names between braces in a path.
fn names_in(path: &str) -> impl Iterator<Item = &str> {
    path.split('{').skip(1).filter_map(|rest| rest.split('}').next())
}

/// `get_houses_id_acts`
fn operation_id(row: &Row) -> String {
    let path = row.path.trim_start_matches("/api/v1");
    let words: Vec<&str> = path.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!("{}_{}", row.method.to_ascii_lowercase(), words.join("_"))
}

/// `GET /openapi.json`
pub(super) async fn openapi() -> Answer {
    let text = document().to_json().map_err(|why| Refusal::broken("the document cannot be written", why))?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .content_type("application/json")
        .body(text))
}

/// `GET /docs`
pub(super) async fn docs() -> Answer {
    let row = |row: &Row| format!("<tr><td>{}<td><code>{}</code><td>{}", row.method, row.path, row.summary);
    let rows = super::table().iter().map(row).collect::<Vec<_>>().join("\n");
    let page = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Homestead</title><h1>Homestead {}</h1>\
         <p>The whole document: <a href=\"/api/v1/openapi.json\">openapi.json</a></p><table>{rows}</table></html>",
        env!("CARGO_PKG_VERSION")
    );
    Ok(HttpResponse::Ok().content_type(ContentType::html()).body(page))
}
