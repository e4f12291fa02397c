//! A name and a password with every request (RFC 7617): for programs such as QGIS that keep no token of ten minutes. They are
//! checked once as at signing in, with the same limits, and then remembered for a short while.

use std::net::IpAddr;

use aws_lc_rs::hmac;

use super::actor_of;
use super::remembered::{Known, Mark};
use super::sessions::{Credentials, checked};
use crate::app::Homestead;
use crate::app::keys::Keys;
use crate::app::refusal::Refusal;
use crate::domain::actor::Actor;
use crate::store;
use crate::store::accounts::AccountRow;

/// Who sends this name and this password.
///
/// # Errors
/// As signing in: `BadCredentials`, `TooOften`, `Busy`.
pub fn by_password(home: &Homestead, who: &Credentials, address: IpAddr) -> Result<Actor, Refusal> {
    let mark = who.with_both(|name, password| hashed(&home.keys, &["basic", name, password]));
    if let Some(actor) = remembered(home, &mark)? {
        return Ok(actor);
    }
    let _door = home.doorman.remembered.door(&mark);
    if let Some(actor) = remembered(home, &mark)? {
        return Ok(actor);
    }
    let row = checked(home, who, address)?;
    let actor = actor_of(&row)?;
    let known = Known { account: actor.id.clone(), version: row.token_version, stored: stored(&home.keys, &row) };
    home.doorman.remembered.keep(mark, known, home.clock.now());
    Ok(actor)
}

/// Whom a mark stands for, if the account is still as it was then.
fn remembered(home: &Homestead, mark: &Mark) -> Result<Option<Actor>, Refusal> {
    let Some(known) = home.doorman.remembered.find(mark, home.clock.now()) else { return Ok(None) };
    let row = home.store.read(|conn| store::accounts::find(conn, &known.account))?;
    let same = |row: &AccountRow| {
        !row.disabled
            && row.token_version == known.version
            && stored(&home.keys, row) == known.stored
            && (home.demo || !row.demo)
    };
    let Some(row) = row.filter(same) else {
        home.doorman.remembered.drop(mark);
        return Ok(None);
    };
    Ok(Some(actor_of(&row)?))
}

fn stored(keys: &Keys, row: &AccountRow) -> Mark {
    hashed(keys, &["stored password", &row.password_hash])
}

/// A keyed hash of some texts, each with its length, so that none can run into the next.
fn hashed(keys: &Keys, texts: &[&str]) -> Mark {
    let mut signing = hmac::Context::with_key(&keys.index);
    for text in texts {
        signing.update(&u64::try_from(text.len()).unwrap_or(u64::MAX).to_be_bytes());
        signing.update(text.as_bytes());
    }
    Mark::try_from(signing.sign().as_ref()).unwrap_or_default()
}
