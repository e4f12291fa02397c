//! The folder of secret keys. Whoever has it can read the personal data and sign receipts: it is kept apart from the
//! database and its backups, and refused when others on the machine can read it.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use aws_lc_rs::aead::{AES_256_GCM, RandomizedNonceKey};
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use aws_lc_rs::{hmac, rand};
use data_encoding::BASE64;
use jsonwebtoken::{DecodingKey, EncodingKey};

use crate::ledger::receipt::Signer;

/// The files of the folder, each with the algorithm that its one line names, so that another can follow it later.
const FILES: [(&str, &str); 4] = [
    ("receipt.key", "ed25519"),
    ("token.key", "ed25519"),
    ("personal.key", "aes-256-gcm"),
    ("index.key", "hmac-sha256"),
];

/// Length of every secret: an Ed25519 seed, an AES-256 key, an HMAC-SHA256 key.
const SECRET_BYTES: usize = 32;

/// The secret keys of one installation.
pub struct Keys {
    receipt: Signer,
    pub(super) token: TokenKeys,
    pub(super) personal: RandomizedNonceKey,
    pub(super) index: hmac::Key,
}

/// Signs and checks access tokens.
pub(super) struct TokenKeys {
    pub(super) signing: EncodingKey,
    pub(super) checking: DecodingKey,
}

/// Why the keys cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The folder or a file of it cannot be read or made.
    #[error("the secret keys at {path} cannot be used")]
    Io {
        /// Which file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Others on this machine can read the secrets.
    #[error("others can read {path}: take their rights away (chmod go= on the file and its folder)")]
    Exposed {
        /// Which file or folder.
        path: PathBuf,
    },
    /// Some keys are there and this one is not: a new one would make what the old one sealed unreadable.
    #[error("the key {path} is missing beside the others: put it back from its backup")]
    Missing {
        /// Which file.
        path: PathBuf,
    },
    /// The file does not hold a key of its kind.
    #[error("the key {path} is damaged")]
    Damaged {
        /// Which file.
        path: PathBuf,
    },
    /// The system gave no random numbers.
    #[error("the system gives no random numbers")]
    NoRandom,
}

impl Keys {
    /// Reads the keys of a folder; makes the folder and all keys when it holds none.
    ///
    /// # Errors
    /// When others can read them, when one is missing or damaged, or when the folder cannot be read or made.
    pub fn open(folder: &Path) -> Result<Self, KeyError> {
        if !FILES.iter().any(|(name, _)| folder.join(name).exists()) {
            make(folder)?;
        }
        refuse_exposed(folder)?;
        let [receipt, token, personal, index] = FILES.map(|(name, algorithm)| read(&folder.join(name), algorithm));
        let damaged = |name: &str| KeyError::Damaged { path: folder.join(name) };
        Ok(Self {
            receipt: Signer::from_seed(&receipt?).map_err(|_why| damaged("receipt.key"))?,
            token: TokenKeys::from_seed(&token?).ok_or_else(|| damaged("token.key"))?,
            personal: RandomizedNonceKey::new(&AES_256_GCM, &personal?).map_err(|_why| damaged("personal.key"))?,
            index: hmac::Key::new(hmac::HMAC_SHA256, &index?),
        })
    }

    /// The key that signs receipts and checkpoints of the ledger.
    pub fn receipt(&self) -> &Signer {
        &self.receipt
    }
}

impl TokenKeys {
    fn from_seed(seed: &[u8]) -> Option<Self> {
        let pair = Ed25519KeyPair::from_seed_unchecked(seed).ok()?;
        let private = pair.to_pkcs8v1().ok()?;
        Some(Self {
            signing: EncodingKey::from_ed_der(private.as_ref()),
            checking: DecodingKey::from_ed_der(pair.public_key().as_ref()),
        })
    }
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(…)")
    }
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> KeyError + use<> {
    let path = path.to_owned();
    move |source| KeyError::Io { path, source }
}

fn make(folder: &Path) -> Result<(), KeyError> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(failed(folder))?;
    refuse_exposed(folder)?;
    for (name, algorithm) in FILES {
        let path = folder.join(name);
        let mut secret = [0; SECRET_BYTES];
        rand::fill(&mut secret).map_err(|_why| KeyError::NoRandom)?;
        let line = format!("{algorithm}:{}\n", BASE64.encode(&secret));
        let mut file =
            OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path).map_err(failed(&path))?;
        file.write_all(line.as_bytes()).and_then(|()| file.sync_all()).map_err(failed(&path))?;
    }
    // A key that is lost in a power cut after it sealed something is lost for good.
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed(folder))
}

fn read(path: &Path, algorithm: &str) -> Result<Vec<u8>, KeyError> {
    if !path.exists() {
        return Err(KeyError::Missing { path: path.to_owned() });
    }
    refuse_exposed(path)?;
    let line = fs::read_to_string(path).map_err(failed(path))?;
    line.trim_end()
        .strip_prefix(algorithm)
        .and_then(|rest| rest.strip_prefix(':'))
        .and_then(|secret| BASE64.decode(secret.as_bytes()).ok())
        .filter(|secret| secret.len() == SECRET_BYTES)
        .ok_or_else(|| KeyError::Damaged { path: path.to_owned() })
}

fn refuse_exposed(path: &Path) -> Result<(), KeyError> {
    let mode = fs::metadata(path).map_err(failed(path))?.permissions().mode();
    let of_others = mode & 0o077;
    if of_others == 0 { Ok(()) } else { Err(KeyError::Exposed { path: path.to_owned() }) }
}
