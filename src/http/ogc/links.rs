//! Links of an answer, absolute: to where the request itself was sent.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::HeaderMap;
use actix_web::http::uri::Authority;
use actix_web::{FromRequest, HttpRequest};
use serde::Serialize;

use crate::http::context::site;
use crate::http::problem::{Code, Problem};

/// A link (RFC 8288) as the standard writes it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Link {
    href: String,
    rel: &'static str,
    r#type: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
}

/// Where a request was sent.
#[derive(Debug)]
pub(in crate::http) struct Links {
    origin: String,
    path: String,
    query: String,
}

impl FromRequest for Links {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        ready(site(request).and_then(|site| {
            let origin = origin(request, site.behind_proxy).ok_or_else(|| Problem::new(Code::BadRequest))?;
            Ok(Self { origin, path: request.path().to_owned(), query: request.query_string().to_owned() })
        }))
    }
}

impl Links {
    /// To an address of this server.
    pub(super) fn to(&self, path: &str, rel: &'static str, media: &str, title: String) -> Link {
        let href = format!("{}{path}", self.origin);
        Link { href, rel, r#type: media.to_owned(), title: Some(title) }
    }

    /// To what was asked for, with every parameter.
    pub(super) fn own(&self, media: &str) -> Link {
        self.link("self", media, self.query.clone())
    }

    /// To the next page of it: the same parameters behind another cursor.
    pub(super) fn next(&self, cursor: &str, media: &str) -> Link {
        let others = self.query.split('&').filter(|part| !part.is_empty() && !part.starts_with("cursor="));
        let cursor = format!("cursor={cursor}");
        let parts: Vec<&str> = others.chain([cursor.as_str()]).collect();
        self.link("next", media, parts.join("&"))
    }

    /// The address of the server.
    pub(super) fn origin(&self) -> &str {
        &self.origin
    }

    fn link(&self, rel: &'static str, media: &str, query: String) -> Link {
        let mark = if query.is_empty() { "" } else { "?" };
        let href = format!("{}{}{mark}{query}", self.origin, self.path);
        Link { href, rel, r#type: media.to_owned(), title: None }
    }
}

/// The links as the header of the same name has them.
pub(super) fn relation(links: &[Link]) -> String {
    let each = links.iter().map(|link| format!("<{}>; rel=\"{}\"; type=\"{}\"", link.href, link.rel, link.r#type));
    each.collect::<Vec<_>>().join(", ")
}

/// Scheme and host as the caller wrote them; what a proxy says of them is believed of a proxy of ours only.
fn origin(request: &HttpRequest, behind_proxy: bool) -> Option<String> {
    let headers = request.headers();
    let told = |name| if behind_proxy { first(headers, name) } else { None };
    let scheme = told("x-forwarded-proto").filter(|scheme| *scheme == "https" || *scheme == "http");
    let scheme = scheme.unwrap_or(if behind_proxy { "https" } else { "http" });
    let host = told("x-forwarded-host").or_else(|| first(headers, "host"));
    let host = host.or_else(|| request.uri().authority().map(Authority::as_str))?;
    let sound = |c: char| c.is_ascii_alphanumeric() || "-._:[]".contains(c);
    (!host.is_empty() && host.chars().all(sound)).then(|| format!("{scheme}://{host}"))
}

/// The first of the values of a header, as the proxy next to the caller wrote it.
fn first<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name)?.to_str().ok()?.split(',').next().map(str::trim)
}
