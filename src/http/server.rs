//! Puts the table on a socket: who may enter, what goes round every answer, and how long anything may take.

use std::collections::BTreeMap;
use std::io;
use std::net::TcpListener;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::http::header;
use actix_web::middleware::{Compress, DefaultHeaders, from_fn};
use actix_web::{App, HttpServer, web};

use super::context::gate;
use super::observe::observe;
use super::problem::{Code, Problem};
use super::site::{Maps, Site};
use super::{metrics, pages, table};
use crate::app::papers::style_hash;
use crate::app::policy;

/// How long the head of a request may take to arrive.
const HEAD_PATIENCE: Duration = Duration::from_secs(10);
/// How long an idle connection is kept.
const IDLE: Duration = Duration::from_secs(75);
/// Connections at once, over all workers: beyond it new ones wait in the system's queue.
const CONNECTIONS_A_WORKER: usize = 2_000;
/// Threads a worker that may block in the database or in hashing.
const BLOCKING_A_WORKER: usize = 32;
/// Seconds that running requests have when the program is asked to stop.
const LAST_SECONDS: u64 = 20;

/// Only our own files, and nobody may frame us: see the interface's notes on what the map needs.
const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: \
    blob:; worker-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'";

/// Where the tiles of 天地图 come from.
const TIANDITU_HOSTS: [&str; 8] = ["t0", "t1", "t2", "t3", "t4", "t5", "t6", "t7"];

/// Serves on a socket until the process is asked to stop.
///
/// # Errors
/// When the socket cannot be used.
pub fn listen(site: Site, socket: TcpListener) -> io::Result<Server> {
    metrics::start();
    let site = web::Data::new(site);
    let server = HttpServer::new(move || {
        App::new()
            .app_data(web::Data::clone(&site))
            .wrap(from_fn(observe))
            .wrap(Compress::default())
            .wrap(security_headers(&site))
            .configure(mount)
            .default_service(web::to(pages::page))
    });
    Ok(server
        .client_request_timeout(HEAD_PATIENCE)
        .client_disconnect_timeout(HEAD_PATIENCE)
        .keep_alive(IDLE)
        // Whoever closes its side has gone: a file that nobody takes any more is not made to its end.
        .h1_allow_half_closed(false)
        .max_connections(CONNECTIONS_A_WORKER)
        .worker_max_blocking_threads(BLOCKING_A_WORKER)
        .shutdown_timeout(LAST_SECONDS)
        .listen(socket)?
        .run())
}

/// Mounts every row behind its gate. A row without a line in the policy is left out: nobody was thought of for it.
fn mount(config: &mut web::ServiceConfig) {
    let mut resources: BTreeMap<&str, (Vec<&str>, actix_web::Resource)> = BTreeMap::new();
    for row in table() {
        let Some(access) = policy::access(row.method, row.path) else {
            tracing::error!(row.method, row.path, "a route without a line in the policy is not served");
            continue;
        };
        let route = row.route.wrap(from_fn(move |request, next| gate(access, request, next)));
        let (mut methods, resource) =
            resources.remove(row.path).unwrap_or_else(|| (Vec::new(), web::resource(row.path)));
        methods.push(row.method);
        resources.insert(row.path, (methods, resource.route(route)));
    }
    for (methods, resource) in resources.into_values() {
        let allow = methods.join(", ");
        config.service(resource.default_service(web::to(move || {
            let problem = Problem::new(Code::MethodNotAllowed).header(header::ALLOW, &allow);
            async move { Err::<actix_web::HttpResponse, _>(problem) }
        })));
    }
}

/// The policy with the one style that stands inside a page: that of the papers, which are shown from memory as well. Where
/// 天地图 is used, the hosts of its tiles are let in, and nothing else from outside.
fn content_security_policy(maps: &Maps) -> String {
    let policy = CONTENT_SECURITY_POLICY.replace("style-src 'self'", &format!("style-src 'self' '{}'", style_hash()));
    if maps.tianditu_key.is_none() {
        return policy;
    }
    let hosts = TIANDITU_HOSTS.map(|host| format!(" https://{host}.tianditu.gov.cn")).concat();
    ["img-src 'self'", "connect-src 'self'"]
        .into_iter()
        .fold(policy, |policy, source| policy.replace(source, &format!("{source}{hosts}")))
}

fn security_headers(site: &Site) -> DefaultHeaders {
    let headers = DefaultHeaders::new()
        .add((header::CONTENT_SECURITY_POLICY, content_security_policy(&site.maps)))
        .add((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .add((header::REFERRER_POLICY, "no-referrer"))
        .add((header::X_FRAME_OPTIONS, "DENY"))
        .add(("cross-origin-opener-policy", "same-origin"))
        .add(("cross-origin-resource-policy", "same-origin"))
        .add(("permissions-policy", "geolocation=(self), camera=(self), microphone=(), payment=(), usb=()"));
    if site.behind_proxy {
        headers.add((header::STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains"))
    } else {
        headers
    }
}
