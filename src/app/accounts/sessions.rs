//! Signing in, staying signed in, signing out.

use std::net::IpAddr;

use jiff::Timestamp;
use uuid::Uuid;

use super::tokens::{self, ACCESS_SECONDS, Claims};
use super::{DEMO_PASSWORD, actor_of};
use crate::app::Homestead;
use crate::app::refusal::Refusal;
use crate::domain::actor::Actor;
use crate::domain::fields::{self, Fields};
use crate::domain::ids::{County, Id};
use crate::domain::private::Private;
use crate::store::accounts::AccountRow;
use crate::store::sessions::SessionRow;
use crate::store::{self, Conn, StoreError};

/// A sign-in lasts this long, however often it is renewed: then the password is asked for again.
const SIGN_IN_MILLISECONDS: i64 = 14 * 24 * 60 * 60 * 1000;

/// A user name and a password.
#[derive(Debug)]
pub struct Credentials {
    username: String,
    password: Private<String>,
}

impl Credentials {
    /// Reads `{username, password}`.
    ///
    /// # Errors
    /// All that is wrong with the body.
    pub fn read(body: &serde_json::Value) -> Result<Self, Refusal> {
        Fields::read(body, |f| {
            let username = f.required("username", fields::text(1, 80));
            let password = f.required("password", fields::text(1, 200));
            Some(Self { username: username?, password: Private::new(password?) })
        })
        .map_err(Refusal::Faulty)
    }

    /// Lets both be looked at together.
    pub(super) fn with_both<T>(&self, look: impl FnOnce(&str, &str) -> T) -> T {
        look(&self.username, self.password.reveal())
    }
}

/// What a person who signed in, or renewed it, is given.
#[derive(Debug)]
pub struct Granted {
    /// Who it is.
    pub actor: Actor,
    /// Shown with every request.
    pub access_token: Private<String>,
    /// How long that is good, in seconds.
    pub expires_in: i64,
    /// Exchanged once for the next pair.
    pub refresh_token: Private<String>,
    /// How long that is good, in seconds.
    pub refresh_expires_in: i64,
}

/// What came of an exchange, decided inside the transaction: ending a family must be kept, not rolled back.
enum Renewal {
    Granted(Box<AccountRow>),
    Refused,
    Reused,
}

/// Signs a person in.
///
/// # Errors
/// `BadCredentials` for an unknown name, a wrong password and a closed account alike; `TooOften`; `Busy`.
pub fn sign_in(home: &Homestead, who: &Credentials, address: IpAddr) -> Result<Granted, Refusal> {
    let account = checked(home, who, address)?;
    let now = home.clock.now();
    let until = now.as_millisecond() + SIGN_IN_MILLISECONDS;
    grant(home, &account, &Uuid::now_v7().to_string(), until, now)
}

/// The account of a name and a password, every try counted.
///
/// # Errors
/// As [`sign_in`].
pub(super) fn checked(home: &Homestead, who: &Credentials, address: IpAddr) -> Result<AccountRow, Refusal> {
    let now = home.clock.now();
    let name = who.username.to_lowercase();
    home.doorman.attempts.begin(&name, address, now)?;
    let account = home.store.read(|conn| find_account(conn, &name))?;
    let password = who.password.reveal();
    let fits = home.doorman.hasher.fits(password, account.as_ref().map(|row| row.password_hash.as_str()))?;
    let account = account
        .filter(|row| fits && !row.disabled && (home.demo || !(row.demo || password == DEMO_PASSWORD)))
        .ok_or(Refusal::BadCredentials)?;
    home.doorman.attempts.succeeded(&name);
    Ok(account)
}

/// The account of `name` or `name@530303`; a bare name must be of one county only.
fn find_account(conn: &mut Conn, name: &str) -> Result<Option<AccountRow>, Refusal> {
    if let Some((name, county)) = name.rsplit_once('@') {
        return Ok(store::accounts::by_username(conn, county, name)?);
    }
    let mut found = None;
    for county in store::packs::counties(conn)? {
        if let Some(row) = store::accounts::by_username(conn, &county, name)? {
            if found.is_some() {
                return Ok(None);
            }
            found = Some(row);
        }
    }
    Ok(found)
}

/// Exchanges a refresh token for the next pair.
///
/// # Errors
/// `SessionEnded` for a token that is not good. One that was exchanged before is a copy in wrong hands: then every
/// token of that sign-in ends.
pub fn refresh(home: &Homestead, token: &Private<String>) -> Result<Granted, Refusal> {
    let now = home.clock.now();
    let (county, hash) = tokens::refresh_parts(token.reveal()).ok_or(Refusal::SessionEnded)?;
    let session = home.store.read(|conn| store::sessions::find(conn, county.as_str(), &hash))?;
    let session = session.ok_or(Refusal::SessionEnded)?;
    let next = tokens::refresh_token(&county)?;
    let until = session.expires_at;
    let row = session_row(&county, &next, &session.family, &session.account_id, (now, until))?;
    match home.store.write(move |conn| renew(conn, &session, &row, now.as_millisecond()))? {
        Renewal::Granted(account) => granted(home, &account, next, (now, until)),
        Renewal::Refused => Err(Refusal::SessionEnded),
        Renewal::Reused => {
            tracing::warn!(county = county.as_str(), "a refresh token came twice: its sign-in was ended");
            Err(Refusal::SessionEnded)
        }
    }
}

fn renew(conn: &mut Conn, session: &SessionRow, next: &SessionRow, now: i64) -> Result<Renewal, Refusal> {
    if session.ended_at.is_some() || session.expires_at <= now {
        return Ok(Renewal::Refused);
    }
    if !store::sessions::use_up(conn, &session.county, &session.token_hash, now)? {
        store::sessions::end_family(conn, &session.county, &session.family, now)?;
        return Ok(Renewal::Reused);
    }
    let id = account_id(session).ok_or_else(|| StoreError::corrupt("a session's account"))?;
    let Some(account) = store::accounts::find(conn, &id)?.filter(|row| !row.disabled) else {
        return Ok(Renewal::Refused);
    };
    store::sessions::insert(conn, next)?;
    Ok(Renewal::Granted(Box::new(account)))
}

fn account_id(session: &SessionRow) -> Option<Id> {
    Some(Id::new(session.county.parse().ok()?, Uuid::parse_str(&session.account_id).ok()?))
}

/// Signs a person out: ends the sign-in that this refresh token, or else this access token, belongs to.
///
/// # Errors
/// `NotSignedIn` when neither names one.
pub fn sign_out(home: &Homestead, refresh: Option<&str>, access: Option<&str>) -> Result<(), Refusal> {
    let now = home.clock.now();
    let by_access = || {
        let claims = Claims::check(&home.keys, access?, now).ok()?;
        Some((claims.county.clone(), claims.session()?))
    };
    let (county, hash) = refresh.and_then(tokens::refresh_parts).or_else(by_access).ok_or(Refusal::NotSignedIn)?;
    home.store.write(move |conn| {
        if let Some(session) = store::sessions::find(conn, county.as_str(), &hash)? {
            store::sessions::end_family(conn, county.as_str(), &session.family, now.as_millisecond())?;
        }
        Ok(())
    })
}

/// Who shows this access token: the account as it stands now, not as it stood when the token was given out.
///
/// # Errors
/// `NotSignedIn` for a token that is not good, of an account that was closed or changed, or of an ended sign-in.
pub fn authenticate(home: &Homestead, access: &str) -> Result<Actor, Refusal> {
    let claims = Claims::check(&home.keys, access, home.clock.now())?;
    let session = claims.session().ok_or(Refusal::NotSignedIn)?;
    home.store.read(|conn| {
        let row = store::accounts::find(conn, &claims.sub)?;
        let row = row.filter(|row| row.token_version == claims.ver && !row.disabled).ok_or(Refusal::NotSignedIn)?;
        let session = store::sessions::find(conn, claims.county.as_str(), &session)?;
        if session.is_none_or(|session| session.ended_at.is_some()) {
            return Err(Refusal::NotSignedIn);
        }
        Ok(actor_of(&row)?)
    })
}

/// Forgets sign-ins that ran out.
///
/// # Errors
/// The database's.
pub fn forget_expired(home: &Homestead) -> Result<(), Refusal> {
    let now = home.clock.now().as_millisecond();
    home.store.write(move |conn| {
        for county in store::packs::counties(conn)? {
            store::sessions::purge(conn, &county, now)?;
        }
        Ok(())
    })
}

fn grant(home: &Homestead, account: &AccountRow, family: &str, until: i64, now: Timestamp) -> Result<Granted, Refusal> {
    let actor = actor_of(account)?;
    let token = tokens::refresh_token(actor.county())?;
    let row = session_row(actor.county(), &token, family, &account.id, (now, until))?;
    home.store.write(move |conn| Ok::<(), Refusal>(store::sessions::insert(conn, &row)?))?;
    granted(home, account, token, (now, until))
}

fn granted(
    home: &Homestead,
    account: &AccountRow,
    refresh_token: String,
    (now, until): (Timestamp, i64),
) -> Result<Granted, Refusal> {
    let actor = actor_of(account)?;
    let (_, hash) = tokens::refresh_parts(&refresh_token).ok_or(Refusal::SessionEnded)?;
    let claims = Claims {
        sub: actor.id.clone(),
        county: actor.county().clone(),
        ver: account.token_version,
        iat: now.as_second(),
        exp: now.as_second() + ACCESS_SECONDS,
        jti: tokens::jti(&hash),
    };
    Ok(Granted {
        access_token: Private::new(claims.sign(&home.keys)?),
        expires_in: ACCESS_SECONDS,
        refresh_token: Private::new(refresh_token),
        refresh_expires_in: (until - now.as_millisecond()) / 1000,
        actor,
    })
}

fn session_row(
    county: &County,
    token: &str,
    family: &str,
    account: &str,
    (from, until): (Timestamp, i64),
) -> Result<SessionRow, Refusal> {
    let (_, token_hash) = tokens::refresh_parts(token).ok_or(Refusal::SessionEnded)?;
    Ok(SessionRow {
        county: county.to_string(),
        token_hash,
        family: family.to_owned(),
        account_id: account.to_owned(),
        issued_at: from.as_millisecond(),
        expires_at: until,
        used_at: None,
        ended_at: None,
    })
}
