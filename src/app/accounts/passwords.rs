//! Passwords: argon2id with the figures of ASVS 5.0 appendix C, never more than two at once, so that a flood of
//! sign-ins cannot take the memory and the processors from everyone else.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use aws_lc_rs::rand;
use data_encoding::BASE32;

use crate::app::refusal::Refusal;
use crate::app::turns::Turns;
use crate::domain::fields::Wrong;
use crate::domain::private::Private;

/// Memory in KiB, passes, lanes; about 45 ms on one processor.
const COST: (u32, u32, u32) = (47_104, 1, 1);
/// Hashings at once: each takes 46 MiB.
const AT_ONCE: usize = 2;
/// Hashings that may wait for their turn: the last of them waits about a second and a half.
const WAITING: usize = 64;
/// Shortest password, in characters (等保 with complexity, see the architecture's decision on the two profiles).
const SHORTEST: usize = 12;
/// Kinds of characters that a password must have: small, capital, digit, other.
const KINDS: usize = 3;
/// The password of every demo account, known to all.
pub const DEMO_PASSWORD: &str = "homestead-demo";

/// Hashes and checks passwords, a few at a time.
pub(super) struct Hasher {
    turns: Turns,
    /// Checked against when there is no such account, so that its absence takes as long as a wrong password.
    nobody: String,
}

impl Hasher {
    pub(super) fn new() -> Self {
        // A password that nobody knows: its hash is only ever compared in vain.
        let nobody = argon().hash_password(&uuid::Uuid::now_v7().into_bytes());
        Self { turns: Turns::new(AT_ONCE, WAITING), nobody: nobody.map(|hash| hash.to_string()).unwrap_or_default() }
    }

    /// The hash of a new password, in PHC form.
    pub(super) fn hash(&self, password: &str) -> Result<String, Refusal> {
        let _turn = self.turns.take()?;
        argon()
            .hash_password(password.as_bytes())
            .map(|hash| hash.to_string())
            .map_err(|why| Refusal::broken("a password cannot be hashed", why.to_string()))
    }

    /// Whether the password is the one of that hash; without a hash it takes as long and is false.
    pub(super) fn fits(&self, password: &str, hash: Option<&str>) -> Result<bool, Refusal> {
        let _turn = self.turns.take()?;
        let parsed = PasswordHash::new(hash.unwrap_or(&self.nobody))
            .map_err(|why| Refusal::broken("a password hash does not parse", why.to_string()))?;
        Ok(argon().verify_password(password.as_bytes(), &parsed).is_ok() && hash.is_some())
    }
}

fn argon() -> Argon2<'static> {
    let params = Params::new(COST.0, COST.1, COST.2, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// A password for an account's first sign-in, to be handed over on paper: 80 random bits in letters and digits that
/// nobody mistakes for one another.
///
/// # Errors
/// `Broken` when the system gives no random numbers.
pub fn first_password() -> Result<Private<String>, Refusal> {
    loop {
        let mut bits = [0; 10];
        rand::fill(&mut bits).map_err(|why| Refusal::broken("the system gives no random numbers", why))?;
        let letters: Vec<char> = BASE32.encode(&bits).to_ascii_lowercase().chars().collect();
        let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
        let password = groups.join("-");
        // Few have no digit; those are weak by our own rule.
        if password.chars().any(char::is_numeric) {
            return Ok(Private::new(password));
        }
    }
}

/// What is wrong with a password that someone chose.
pub(super) fn weakness(password: &str, username: &str) -> Option<Wrong> {
    if password.chars().count() < SHORTEST {
        return Some(Wrong::new("too_short").with("least", SHORTEST));
    }
    let kinds = [
        password.chars().any(char::is_lowercase),
        password.chars().any(char::is_uppercase),
        password.chars().any(char::is_numeric),
        password.chars().any(|c| !c.is_lowercase() && !c.is_uppercase() && !c.is_numeric()),
    ];
    let plain = kinds.iter().filter(|kind| **kind).count() < KINDS;
    let named = password.to_lowercase().contains(&username.to_lowercase());
    (plain || named).then(|| Wrong::new("weak_password").with("kinds", KINDS))
}
