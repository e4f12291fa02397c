//! The only place that knows actix-web. The route table below is the whole of it: what it does not name is not served,
//! and the OpenAPI document is made from it.

mod body;
mod context;
mod health;
mod json;
mod ledger;
mod metrics;
mod observe;
mod openapi;
mod pages;
mod problem;
mod query;
mod reference;
mod route;
mod server;
mod session;

pub use body::MAX_JSON_BYTES;
pub use json::{BadJson, MAX_DEPTH, parse as parse_json};
pub use openapi::document;
pub use problem::{Code, Problem};
pub use server::{Site, listen};

use route::{Row, delete, get, post};

/// Every route, in the order of the contract.
fn table() -> Vec<Row> {
    vec![
        get("/health", health::health).says("The process answers").answers::<health::Health>(200),
        get("/ready", health::ready).says("The database is there and up to date").answers::<health::Health>(200),
        get("/metrics", metrics::metrics).says("Counters for Prometheus").answers_text("text/plain"),
        get("/docs", openapi::docs).says("The routes as a page").answers_text("text/html"),
        get("/api/v1/openapi.json", openapi::openapi).says("This document").answers_text("application/json"),
        post("/api/v1/session", session::sign_in)
            .says("Signs in; sets the refresh cookie")
            .takes::<session::Credentials>()
            .answers::<session::SignedIn>(200),
        post("/api/v1/session/refresh", session::refresh)
            .says("Exchanges the refresh cookie for the next pair; a cookie shown twice ends the sign-in")
            .answers::<session::SignedIn>(200),
        get("/api/v1/session", session::show).says("Who is signed in").answers::<session::Session>(200),
        delete("/api/v1/session", session::sign_out).says("Ends the sign-in").answers_nothing(),
        get("/api/v1/divisions", reference::divisions)
            .says("A division with all below it")
            .asks(&[("under", "Division code; the actor's county when absent")])
            .answers::<reference::Divisions>(200),
        get("/api/v1/officers", reference::officers)
            .says("Officers of the actor's township, who may sign a visit")
            .answers::<reference::Officers>(200),
        get("/api/v1/ledger/entries", ledger::entries)
            .says("Entries of the county's ledger, in order")
            .asks(&[("from", "First number, 1 when absent"), ("limit", "At most so many, 1 to 1000, 100 when absent")])
            .answers::<ledger::Entries>(200),
    ]
}

/// Method and path of every route.
pub fn routes() -> Vec<(&'static str, &'static str)> {
    table().iter().map(|row| (row.method, row.path)).collect()
}
