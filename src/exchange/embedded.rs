//! The demonstration district, carried in the binary.

use rust_embed::RustEmbed;

use super::pack::{self, District, Files, PackFault};

#[derive(RustEmbed)]
#[folder = "fixtures/districts/530303/"]
struct Zhanyi;

/// The files of the demonstration pack (530303), as `--district` would read them from a folder.
pub fn demo_files() -> Files {
    Zhanyi::iter()
        .filter_map(|name| Zhanyi::get(&name).map(|file| (name.into_owned(), file.data.into_owned())))
        .collect()
}

/// The demonstration district.
///
/// # Errors
/// None that a test has not seen: the pack is read like any other.
pub fn demo_district() -> Result<District, Vec<PackFault>> {
    pack::read(&demo_files())
}
