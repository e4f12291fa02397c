//! What a handler gets besides the request: the house, the language, and, behind the gate, who is asking.

use std::future::{Ready, ready};
use std::net::{IpAddr, Ipv4Addr};

use actix_web::body::BoxBody;
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::{StatusCode, header};
use actix_web::middleware::Next;
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, web};
use data_encoding::BASE64;
use serde::Serialize;
use serde_json::{Value, json};
use tracing::Span;

use super::problem::{Code, Problem};
use super::site::Site;
use crate::app::policy::{self, Access};
use crate::app::refusal::Refusal;
use crate::app::{Homestead, accounts};
use crate::domain::actor::Actor;
use crate::words::Language;

/// What a handler answers.
pub(super) type Answer = Result<HttpResponse, Problem>;

/// A request of anyone.
pub(super) struct Open {
    pub(super) site: web::Data<Site>,
    pub(super) language: Language,
    /// Where it comes from, for limits.
    pub(super) address: IpAddr,
}

/// A request of someone who is signed in and whose role may use the route.
pub(super) struct Signed {
    pub(super) site: web::Data<Site>,
    pub(super) language: Language,
    pub(super) actor: Actor,
}

impl Open {
    /// Runs a use case where it may block.
    pub(super) async fn run<T, F>(&self, use_case: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: FnOnce(&Homestead) -> Result<T, Refusal> + Send + 'static,
    {
        let home = self.site.home.clone();
        blocking(move || use_case(&home)).await
    }
}

impl Signed {
    /// Runs a use case of this actor where it may block.
    pub(super) async fn run<T, F>(&self, use_case: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: FnOnce(&Homestead, &Actor) -> Result<T, Refusal> + Send + 'static,
    {
        let (home, actor) = (self.site.home.clone(), self.actor.clone());
        blocking(move || use_case(&home, &actor)).await
    }
}

/// Answers JSON.
pub(super) fn json(status: StatusCode, body: &impl Serialize) -> HttpResponse {
    HttpResponse::build(status).insert_header((header::CACHE_CONTROL, "no-store")).json(body)
}

async fn blocking<T, F>(work: F) -> Result<T, Problem>
where
    T: Send + 'static,
    F: FnOnce() -> Result<T, Refusal> + Send + 'static,
{
    let span = Span::current();
    match web::block(move || span.in_scope(work)).await {
        Ok(done) => done.map_err(Problem::from),
        Err(broken) => Err(Refusal::broken("a use case broke off", broken).into()),
    }
}

/// Stands before every route and lets in whom the policy's row names.
pub(super) async fn gate(
    access: Access,
    request: ServiceRequest,
    next: Next<BoxBody>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    match admit(access, request.request()).await {
        Ok(actor) => {
            if let Some(actor) = actor {
                Span::current().record("actor", tracing::field::display(&actor.id));
                request.extensions_mut().insert(actor);
            }
            next.call(request).await
        }
        Err(problem) => Ok(request.error_response(problem)),
    }
}

async fn admit(access: Access, request: &HttpRequest) -> Result<Option<Actor>, Problem> {
    if access == Access::Public {
        return Ok(None);
    }
    let site = site(request)?;
    let shown = shown(request)?;
    let address = address(request, &site);
    let actor = blocking(move || {
        let actor = match shown {
            Shown::Token(token) => accounts::authenticate(&site.home, &token)?,
            Shown::Password(who) => accounts::by_password(&site.home, &who, address)?,
        };
        policy::enter(&actor, access)?;
        Ok(actor)
    });
    // A browser that showed a token must not ask its user for a password.
    let challenged = |problem: Problem| {
        if takes_passwords(request) && bearer(request).is_none() { problem.asking_for_password() } else { problem }
    };
    actor.await.map(Some).map_err(challenged)
}

/// By what somebody wants to be known.
enum Shown {
    Token(String),
    Password(accounts::Credentials),
}

fn shown(request: &HttpRequest) -> Result<Shown, Problem> {
    if let Some(token) = bearer(request) {
        return Ok(Shown::Token(token));
    }
    if !takes_passwords(request) {
        return Err(Problem::new(Code::NotSignedIn));
    }
    let who = name_and_password(request).ok_or_else(|| Problem::new(Code::NotSignedIn).asking_for_password())?;
    let read = accounts::Credentials::read(&who);
    Ok(Shown::Password(read.map_err(|_why| Problem::new(Code::BadCredentials).asking_for_password())?))
}

/// The addresses that maps of other programs read, which keep no token of ten minutes: these take a name and a password with
/// each request.
fn takes_passwords(request: &HttpRequest) -> bool {
    let path = request.path();
    path == "/ogc" || path.starts_with("/ogc/") || path.starts_with("/tiles/")
}

/// Name and password of a request (RFC 7617), as signing in takes them.
fn name_and_password(request: &HttpRequest) -> Option<Value> {
    let value = request.headers().get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, coded) = value.split_once(' ')?;
    let plain = BASE64.decode(coded.trim().as_bytes()).ok().filter(|_| scheme.eq_ignore_ascii_case("basic"))?;
    let text = String::from_utf8(plain).ok()?;
    let (username, password) = text.split_once(':')?;
    Some(json!({ "username": username, "password": password }))
}

/// The access token of a request.
pub(super) fn bearer(request: &HttpRequest) -> Option<String> {
    let value = request.headers().get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim().to_owned())
}

/// The language that a request asks for.
pub(super) fn language(request: &HttpRequest) -> Language {
    Language::negotiate(request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()))
}

pub(super) fn site(request: &HttpRequest) -> Result<web::Data<Site>, Problem> {
    request.app_data::<web::Data<Site>>().cloned().ok_or_else(|| Problem::new(Code::Internal))
}

/// The last hop that we can know: the peer, or behind our own proxy the one that it names last.
fn address(request: &HttpRequest, site: &Site) -> IpAddr {
    let forwarded = || {
        let last = request.headers().get_all("x-forwarded-for").last()?.to_str().ok()?;
        last.rsplit(',').next()?.trim().parse().ok()
    };
    let peer = || request.peer_addr().map(|peer| peer.ip());
    let known = if site.behind_proxy { forwarded().or_else(peer) } else { peer() };
    known.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
}

impl FromRequest for Open {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        ready(site(request).map(|site| {
            let address = address(request, &site);
            Self { language: language(request), address, site }
        }))
    }
}

impl FromRequest for Signed {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let actor = request.extensions().get::<Actor>().cloned();
        let actor = actor.ok_or_else(|| Problem::new(Code::NotSignedIn));
        ready(site(request).and_then(|site| Ok(Self { language: language(request), actor: actor?, site })))
    }
}
