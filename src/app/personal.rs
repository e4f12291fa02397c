//! Personal data at rest: sealed, found again by blind indexes, and masked where it is shown.

use aws_lc_rs::aead::{Aad, NONCE_LEN, Nonce};
use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::hmac;
use data_encoding::{Encoding, Specification};
use serde_json::Value;
use uuid::Uuid;

use super::keys::Keys;
use crate::domain::ids::{County, Id};

/// AES-256-GCM with a random nonce in front. Another algorithm gets another byte.
const AES_256_GCM_TAG: u8 = 1;

/// Letters that cannot be taken for one another when read aloud or typed from paper (Crockford's base 32).
const SLIP_LETTERS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Where a sealed person stands. It is bound into the seal, so that a row copied elsewhere does not open.
#[derive(Debug, Clone, Copy)]
pub struct Place<'p> {
    /// The county of the file.
    pub county: &'p County,
    /// The house or the case.
    pub file: Uuid,
    /// Which person of it.
    pub ordinal: i32,
}

/// A sealed value that does not open: altered, moved, or sealed under another key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a sealed value does not open")]
pub struct BadSeal;

impl Place<'_> {
    fn aad(&self) -> Aad<String> {
        Aad::from(format!("persons/{}/{}/{}", self.county, self.file, self.ordinal))
    }
}

/// Seals a person's data: algorithm byte, nonce of 12 bytes, ciphertext, tag of 16 bytes.
///
/// # Errors
/// [`BadSeal`] when the system gives no random nonce.
pub fn seal(keys: &Keys, place: Place<'_>, plain: &Value) -> Result<Vec<u8>, BadSeal> {
    let mut body = plain.to_string().into_bytes();
    let nonce = keys.personal.seal_in_place_append_tag(place.aad(), &mut body).map_err(|_why| BadSeal)?;
    let mut sealed = Vec::with_capacity(1 + NONCE_LEN + body.len());
    sealed.push(AES_256_GCM_TAG);
    sealed.extend_from_slice(nonce.as_ref());
    sealed.append(&mut body);
    Ok(sealed)
}

/// Opens what [`seal`] sealed at that place.
///
/// # Errors
/// [`BadSeal`] when it was altered, stands elsewhere, or is not of a known algorithm.
pub fn open(keys: &Keys, place: Place<'_>, sealed: &[u8]) -> Result<Value, BadSeal> {
    let (algorithm, rest) = sealed.split_first().ok_or(BadSeal)?;
    if *algorithm != AES_256_GCM_TAG {
        return Err(BadSeal);
    }
    let (nonce, body) = rest.split_at_checked(NONCE_LEN).ok_or(BadSeal)?;
    let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_why| BadSeal)?;
    let mut body = body.to_vec();
    let plain = keys.personal.open_in_place(nonce, place.aad(), &mut body).map_err(|_why| BadSeal)?;
    serde_json::from_slice(plain).map_err(|_why| BadSeal)
}

/// Finds a person by ID number without the number being readable. Blanks and the case of X do not matter.
pub fn id_index(keys: &Keys, county: &County, id_number: &str) -> Vec<u8> {
    let plain: String = id_number.chars().filter(|c| !c.is_whitespace()).collect();
    keyed(keys, "homestead-id-index-v1", &[county.as_str(), &plain.to_uppercase()])
}

/// Finds a house by the whole name of its head. Blanks do not matter.
pub fn name_index(keys: &Keys, county: &County, name: &str) -> Vec<u8> {
    let plain: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    keyed(keys, "homestead-name-index-v1", &[county.as_str(), &plain])
}

/// Tells whether a request sent again is the same: over the body with its keys sorted at every level.
/// Keyed, because a bare hash of a body with an ID number in it could be searched for that number.
pub fn request_mac(keys: &Keys, body: &Value) -> Vec<u8> {
    keyed(keys, "homestead-request-v1", &[&canonical(body).to_string()])
}

/// The code on a household's slip: 80 bits as 16 letters. The same house always has the same code.
pub fn slip_code(keys: &Keys, house: &Id) -> String {
    let mac = keyed(keys, "homestead-slip-v1", &[&house.to_string()]);
    letters().map(|letters| letters.encode(mac.get(..10).unwrap_or_default())).unwrap_or_default()
}

/// What the store keeps of a slip's code: enough to look it up, not to print it. Takes the code as a person types it.
pub fn slip_hash(code: &str) -> Vec<u8> {
    let plain: String = code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| match c.to_ascii_uppercase() {
            'I' | 'L' => '1',
            'O' => '0',
            other => other,
        })
        .collect();
    digest(&SHA256, plain.as_bytes()).as_ref().to_vec()
}

/// `5303**********1234`: what colleagues see of an ID number.
pub fn masked_id(id_number: &str) -> String {
    masked(id_number, 4, 4)
}

/// `138****0000`: what colleagues see of a phone number.
pub fn masked_phone(phone: &str) -> String {
    masked(phone, 3, 4)
}

/// Shows so many characters at each end; all are hidden when that would show more than half.
fn masked(text: &str, front: usize, back: usize) -> String {
    let length = text.chars().count();
    let short = length < (front + back) * 3 / 2;
    text.chars().enumerate().map(|(i, c)| if !short && (i < front || i + back >= length) { c } else { '*' }).collect()
}

fn keyed(keys: &Keys, purpose: &str, parts: &[&str]) -> Vec<u8> {
    let mut mac = hmac::Context::with_key(&keys.index);
    mac.update(purpose.as_bytes());
    for part in parts {
        mac.update(b"\n");
        mac.update(part.as_bytes());
    }
    mac.sign().as_ref().to_vec()
}

fn canonical(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(canonical).collect(),
        Value::Object(object) => {
            let mut entries: Vec<_> = object.iter().collect();
            entries.sort_by_key(|(key, _)| *key);
            Value::Object(entries.into_iter().map(|(key, value)| (key.clone(), canonical(value))).collect())
        }
        plain => plain.clone(),
    }
}

fn letters() -> Option<Encoding> {
    let mut specification = Specification::new();
    specification.symbols.push_str(SLIP_LETTERS);
    specification.encoding().ok()
}
