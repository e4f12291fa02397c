//! `/session`: sign in, stay signed in, sign out. The refresh token travels only in a cookie that scripts cannot read.

use actix_web::cookie::{Cookie, SameSite, time};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;
use utoipa::ToSchema;

use super::body::Body;
use super::context::{Answer, Open, Signed, bearer, json};
use super::problem::{Code, Problem};
use super::site::Site;
use crate::app::accounts::{self, Granted};
use crate::domain::actor::Actor;
use crate::domain::private::Private;
use crate::words::Language;

/// The cookie goes to these routes only.
const COOKIE_PATH: &str = "/api/v1/session";

/// What signing in takes.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only the document reads it; the body is read by accounts::Credentials")]
pub(super) struct Credentials {
    /// Sign-in name, or `name@530303` where several counties share a server.
    username: String,
    password: String,
}

/// A signed-in person as the interface shows it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ActorView {
    id: String,
    username: String,
    name: String,
    /// `cadre`, `clerk`, `officer`, `station`, `chief`, `reviewer`, `legal`, `auditor` or `admin`.
    role: String,
    role_label: String,
    /// `natural_resources` or `agriculture`.
    station: Option<String>,
    county: String,
    /// Territory: this division and all below.
    division: String,
    division_name: String,
    certificate_no: Option<String>,
}

/// Who is signed in.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Session {
    actor: ActorView,
}

/// The answer to signing in.
#[derive(Serialize, ToSchema)]
pub(super) struct SignedIn {
    /// To be shown as `Authorization: Bearer …`.
    access_token: String,
    /// Seconds that it is good for.
    expires_in: i64,
    actor: ActorView,
}

/// `POST /session`
pub(super) async fn sign_in(open: Open, body: Body) -> Answer {
    let credentials = accounts::Credentials::read(&body.0)?;
    let address = open.address;
    let granted = open.run(move |home| {
        let granted = accounts::sign_in(home, &credentials, address)?;
        let place = accounts::division_name(home, &granted.actor)?;
        Ok((granted, place))
    });
    let (granted, place) = granted.await?;
    Ok(signed_in(&open, &granted, place))
}

/// `POST /session/refresh`
pub(super) async fn refresh(open: Open, request: HttpRequest) -> Answer {
    refuse_cross_site(&request)?;
    let cookie = request.cookie(cookie_name(&open.site)).ok_or_else(|| Problem::new(Code::SessionEnded))?;
    let token = Private::new(cookie.value().to_owned());
    let granted = open.run(move |home| {
        let granted = accounts::refresh(home, &token)?;
        let place = accounts::division_name(home, &granted.actor)?;
        Ok((granted, place))
    });
    let (granted, place) = granted.await?;
    Ok(signed_in(&open, &granted, place))
}

/// `GET /session`
pub(super) async fn show(signed: Signed) -> Answer {
    let place = signed.run(accounts::division_name).await?;
    Ok(json(StatusCode::OK, &Session { actor: actor_view(&signed.actor, place, signed.language) }))
}

/// `DELETE /session`
pub(super) async fn sign_out(open: Open, request: HttpRequest) -> Answer {
    refuse_cross_site(&request)?;
    let refresh = request.cookie(cookie_name(&open.site)).map(|cookie| Private::new(cookie.value().to_owned()));
    let access = bearer(&request).map(Private::new);
    open.run(move |home| {
        let refresh = refresh.as_ref().map(|token| token.reveal().as_str());
        accounts::sign_out(home, refresh, access.as_ref().map(|token| token.reveal().as_str()))
    })
    .await?;
    let gone = cookie(&open.site, String::new(), 0);
    Ok(HttpResponse::NoContent().cookie(gone).finish())
}

fn signed_in(open: &Open, granted: &Granted, place: String) -> HttpResponse {
    let body = SignedIn {
        access_token: granted.access_token.reveal().clone(),
        expires_in: granted.expires_in,
        actor: actor_view(&granted.actor, place, open.language),
    };
    let mut answer = json(StatusCode::OK, &body);
    let cookie = cookie(&open.site, granted.refresh_token.reveal().clone(), granted.refresh_expires_in);
    // A cookie that cannot be set only means that the password is asked for sooner.
    if let Err(why) = answer.add_cookie(&cookie) {
        tracing::warn!(%why, "the refresh cookie was not set");
    }
    answer
}

fn actor_view(actor: &Actor, division_name: String, language: Language) -> ActorView {
    let role = word(&actor.role);
    ActorView {
        id: actor.id.to_string(),
        username: actor.username.clone(),
        name: actor.name.clone(),
        role_label: match &actor.station {
            Some(station) => language.label("station", &word(station)),
            None => language.label("role", &role),
        },
        role,
        station: actor.station.as_ref().map(word),
        county: actor.county().to_string(),
        division: actor.division.to_string(),
        division_name,
        certificate_no: actor.certificate_no.clone(),
    }
}

fn word(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Browsers refuse to have a `__Secure-` cookie set or read over a plain connection.
fn cookie_name(site: &Site) -> &'static str {
    if site.behind_proxy { "__Secure-homestead_refresh" } else { "homestead_refresh" }
}

fn cookie(site: &Site, value: String, seconds: i64) -> Cookie<'static> {
    Cookie::build(cookie_name(site), value)
        .path(COOKIE_PATH)
        .http_only(true)
        .same_site(SameSite::Strict)
        .secure(site.behind_proxy)
        .max_age(time::Duration::seconds(seconds))
        .finish()
}

/// A browser says where a request comes from; only our own pages may use the cookie.
fn refuse_cross_site(request: &HttpRequest) -> Result<(), Problem> {
    let from = request.headers().get("sec-fetch-site").and_then(|value| value.to_str().ok());
    match from {
        None | Some("same-origin" | "none") => Ok(()),
        Some(_) => Err(Problem::new(Code::CrossSite)),
    }
}
