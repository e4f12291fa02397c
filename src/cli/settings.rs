//! Where everything is. A folder or a file says it; `HOMESTEAD_*` variables go before both.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::{fs, io};

use clap::Args;
use serde::Deserialize;

use crate::app::Homestead;
use crate::app::clock::Clock;
use crate::app::keys::{KeyError, Keys};
use crate::blob::{BlobError, BlobStore};
use crate::exchange::pmtiles::{PackFault, TileKind};
use crate::http::{Maps, Pack, Site};
use crate::store::{Address, Store, StoreError, StoreOptions};

/// The folder that is used when none is named.
const DEFAULT_DATA: &str = "data";
/// The address that is listened on when none is named: this machine only.
const DEFAULT_LISTEN: &str = "127.0.0.1:8080";

/// How a command says where its data are.
#[derive(Debug, Default, Args)]
pub struct Places {
    /// Folder with database, photos and keys
    #[arg(long, global = true, value_name = "DIR", conflicts_with = "config")]
    pub data: Option<PathBuf>,
    /// Settings file (TOML)
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// The settings file. Relative paths are relative to the folder that the command runs in.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ConfigFile {
    data: Option<PathBuf>,
    database_url: Option<String>,
    blobs: Option<String>,
    listen: Option<String>,
    keys: Option<PathBuf>,
    behind_proxy: Option<bool>,
    font: Option<PathBuf>,
    tianditu_key: Option<String>,
    base_pack: Option<PathBuf>,
}

/// Where everything is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// `sqlite:PATH` or `postgres://…`
    pub database_url: String,
    /// Folder of photos.
    pub blobs: String,
    /// Address to listen on.
    pub listen: SocketAddr,
    /// Folder of secret keys.
    pub keys: PathBuf,
    /// A proxy of ours stands in front, speaks TLS, and names the caller in `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// Font for the papers, before those of the system.
    pub font: Option<PathBuf>,
    /// Key of 天地图, whose tiles the map may then be drawn on.
    pub tianditu_key: Option<String>,
    /// Pack of map tiles (`PMTiles`) for the same.
    pub base_pack: Option<PathBuf>,
    /// Folder for files that are being made.
    pub scratch: PathBuf,
}

/// What is wrong with the settings.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The settings file or a folder cannot be read or made.
    #[error("{path} cannot be used")]
    Io {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The settings file is not one.
    #[error("{path} is no settings file")]
    Config {
        /// Which.
        path: PathBuf,
        /// Where and what.
        source: toml::de::Error,
    },
    /// A setting has a value that it cannot have.
    #[error("{name} is not {wanted}")]
    Value {
        /// Which setting.
        name: &'static str,
        /// What it should be.
        wanted: &'static str,
    },
    /// The pack of map tiles is none.
    #[error("{path} cannot be used")]
    Pack {
        /// Which.
        path: PathBuf,
        /// Why.
        source: PackFault,
    },
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The folder of photos.
    #[error(transparent)]
    Blobs(#[from] BlobError),
    /// The keys.
    #[error(transparent)]
    Keys(#[from] KeyError),
}

impl Settings {
    /// Reads them from the command line's places and from `variable`, which goes first.
    ///
    /// # Errors
    /// When the file cannot be read or a value is not what it should be.
    pub fn resolve(places: &Places, variable: impl Fn(&str) -> Option<String>) -> Result<Self, SettingsError> {
        let file = places.config.as_deref().map(read).transpose()?.unwrap_or_default();
        let variable = |name: &str| variable(name).filter(|value| !value.is_empty());
        let data = places.data.clone().or(file.data).unwrap_or_else(|| PathBuf::from(DEFAULT_DATA));
        let listen = variable("HOMESTEAD_LISTEN").or(file.listen).unwrap_or_else(|| DEFAULT_LISTEN.to_owned());
        let behind_proxy = match variable("HOMESTEAD_BEHIND_PROXY") {
            Some(text) => text
                .parse()
                .map_err(|_why| SettingsError::Value { name: "HOMESTEAD_BEHIND_PROXY", wanted: "true or false" })?,
            None => file.behind_proxy.unwrap_or_default(),
        };
        Ok(Self {
            database_url: variable("HOMESTEAD_DATABASE_URL")
                .or(file.database_url)
                .unwrap_or_else(|| format!("sqlite:{}", data.join("homestead.db").display())),
            blobs: variable("HOMESTEAD_BLOBS")
                .or(file.blobs)
                .unwrap_or_else(|| data.join("blobs").display().to_string()),
            listen: listen.parse().map_err(|_why| SettingsError::Value {
                name: "the address to listen on",
                wanted: "an IP address with a port, as in 127.0.0.1:8080",
            })?,
            keys: variable("HOMESTEAD_KEYS").map(PathBuf::from).or(file.keys).unwrap_or_else(|| data.join("keys")),
            behind_proxy,
            font: variable("HOMESTEAD_FONT").map(PathBuf::from).or(file.font),
            tianditu_key: variable("HOMESTEAD_TIANDITU_KEY").or(file.tianditu_key),
            base_pack: variable("HOMESTEAD_BASE_PACK").map(PathBuf::from).or(file.base_pack),
            scratch: data.join("scratch"),
        })
    }

    /// The database's address; makes the folder of an SQLite file, for its owner only.
    ///
    /// # Errors
    /// When it is no address or the folder cannot be made.
    pub fn database(&self) -> Result<Address, SettingsError> {
        if let Some(folder) = self.database_url.strip_prefix("sqlite:").and_then(|path| Path::new(path).parent()) {
            make_private(folder)?;
        }
        Ok(Address::parse(&self.database_url)?)
    }

    /// Opens the database, which must be up to date, and the keys.
    ///
    /// # Errors
    /// `OutOfDate` when the database wants `homestead migrate`; what else is wrong with either.
    pub fn open(&self, clock: Clock) -> Result<Homestead, SettingsError> {
        let store = Store::open(&self.database()?, &StoreOptions::default())?;
        if !store.is_current()? {
            return Err(StoreError::OutOfDate.into());
        }
        if self.blobs.contains("://") {
            return Err(SettingsError::Value { name: "the place of the photos", wanted: "a folder" });
        }
        let blobs = BlobStore::open(&self.blobs)?;
        if let Some(font) = self.font.as_ref().filter(|font| !font.is_file()) {
            let source = io::Error::from(io::ErrorKind::NotFound);
            return Err(SettingsError::Io { path: font.clone(), source });
        }
        make_private(&self.scratch)?;
        let home = Homestead::new(store, blobs, Keys::open(&self.keys)?, clock);
        Ok(home.with_font(self.font.clone()).with_scratch(self.scratch.clone()))
    }
}

impl Settings {
    /// What is served of a house, and on what its maps are drawn.
    ///
    /// # Errors
    /// `Pack` for a pack of map tiles that is none; `Value` for a key that cannot be one.
    pub fn site(&self, home: Homestead) -> Result<Site, SettingsError> {
        let plain = |key: &String| !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric());
        if self.tianditu_key.as_ref().is_some_and(|key| !plain(key)) {
            return Err(SettingsError::Value { name: "the key of 天地图", wanted: "letters and digits" });
        }
        let pack = self.base_pack.as_ref().map(|path| {
            let failed = |source| SettingsError::Pack { path: path.clone(), source };
            let file = fs::File::open(path).map_err(|why| failed(why.into()))?;
            let kind = TileKind::read(file).map_err(failed)?.code();
            Ok::<_, SettingsError>(Pack { path: path.clone(), kind })
        });
        let maps = Maps { tianditu_key: self.tianditu_key.clone(), pack: pack.transpose()? };
        Ok(Site { home, behind_proxy: self.behind_proxy, maps })
    }
}

fn read(path: &Path) -> Result<ConfigFile, SettingsError> {
    let failed = |source| SettingsError::Io { path: path.to_owned(), source };
    let text = fs::read_to_string(path).map_err(failed)?;
    toml::from_str(&text).map_err(|source| SettingsError::Config { path: path.to_owned(), source })
}

fn make_private(folder: &Path) -> Result<(), SettingsError> {
    use std::os::unix::fs::DirBuilderExt;
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.map_err(|source| SettingsError::Io { path: folder.to_owned(), source })
}
