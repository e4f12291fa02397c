//! Tokens. The access token is an EdDSA JWT of ten minutes; the refresh token is random, and only its hash is kept.

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::rand;
use data_encoding::BASE64URL_NOPAD;
use jiff::Timestamp;
use jsonwebtoken::{Algorithm, Header, Validation, decode, encode};
use serde::{Deserialize, Serialize};

use crate::app::keys::Keys;
use crate::app::refusal::Refusal;
use crate::domain::ids::{County, Id};

/// How long an access token is good, in seconds.
pub(super) const ACCESS_SECONDS: i64 = 600;
/// How far the clocks of two instances may differ, in seconds.
const SKEW_SECONDS: i64 = 30;

/// What an access token says.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Claims {
    /// The account.
    pub(super) sub: Id,
    /// Its county.
    pub(super) county: County,
    /// The account's token version when this was given out.
    pub(super) ver: i32,
    /// Given out, unix seconds.
    pub(super) iat: i64,
    /// Good until, unix seconds.
    pub(super) exp: i64,
    /// The hash of the refresh token that was given out with it: signing out ends both.
    pub(super) jti: String,
}

/// A new refresh token: `<county>.<256 random bits>`.
pub(super) fn refresh_token(county: &County) -> Result<String, Refusal> {
    let mut secret = [0_u8; 32];
    rand::fill(&mut secret).map_err(|why| Refusal::broken("the system gives no random numbers", why))?;
    Ok(format!("{county}.{}", BASE64URL_NOPAD.encode(&secret)))
}

/// The county of a refresh token and the hash under which the store keeps it.
pub(super) fn refresh_parts(token: &str) -> Option<(County, Vec<u8>)> {
    let (county, _) = token.split_once('.')?;
    Some((county.parse().ok()?, digest(&SHA256, token.as_bytes()).as_ref().to_vec()))
}

/// Names a refresh token in an access token.
pub(super) fn jti(token_hash: &[u8]) -> String {
    BASE64URL_NOPAD.encode(token_hash)
}

impl Claims {
    /// The hash of the refresh token that this was given out with.
    pub(super) fn session(&self) -> Option<Vec<u8>> {
        BASE64URL_NOPAD.decode(self.jti.as_bytes()).ok()
    }

    /// Signs them.
    pub(super) fn sign(&self, keys: &Keys) -> Result<String, Refusal> {
        encode(&Header::new(Algorithm::EdDSA), self, &keys.token.signing)
            .map_err(|why| Refusal::broken("a token cannot be signed", why))
    }

    /// Reads a token that we signed and that is good now.
    ///
    /// # Errors
    /// `NotSignedIn` for every other text.
    pub(super) fn check(keys: &Keys, token: &str, now: Timestamp) -> Result<Self, Refusal> {
        let mut rules = Validation::new(Algorithm::EdDSA);
        rules.set_required_spec_claims(&["exp", "sub"]);
        // The library would ask the system for the time; ours is checked below.
        rules.validate_exp = false;
        let claims = decode::<Self>(token, &keys.token.checking, &rules).map_err(|_why| Refusal::NotSignedIn)?.claims;
        let now = now.as_second();
        let sound = claims.exp > now && claims.iat <= now + SKEW_SECONDS && claims.exp - claims.iat <= ACCESS_SECONDS;
        if sound && claims.sub.county() == &claims.county { Ok(claims) } else { Err(Refusal::NotSignedIn) }
    }
}
