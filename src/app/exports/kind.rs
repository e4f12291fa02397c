//! The kinds of files that what is filtered goes out as.

use crate::exchange::shapes::Format;

/// A kind of file, by the ending that an address asks for it with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// GeoJSON, WGS-84.
    GeoJson,
    /// A table as text.
    Csv,
    /// A workbook.
    Xlsx,
    /// A shapefile: several files, which go in one zip.
    Shapefile,
    /// A `GeoPackage`.
    GeoPackage,
}

impl FileKind {
    /// The kind that an ending asks for.
    pub fn asked(ending: &str) -> Option<Self> {
        match ending {
            "geojson" => Some(Self::GeoJson),
            "csv" => Some(Self::Csv),
            "xlsx" => Some(Self::Xlsx),
            "shp" => Some(Self::Shapefile),
            "gpkg" => Some(Self::GeoPackage),
            _ => None,
        }
    }

    /// The ending of its file.
    pub fn ending(self) -> &'static str {
        match self {
            Self::GeoJson => "geojson",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Shapefile => "zip",
            Self::GeoPackage => "gpkg",
        }
    }

    /// Its media type.
    pub fn media(self) -> &'static str {
        match self {
            Self::GeoJson => "application/geo+json",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Shapefile => "application/zip",
            Self::GeoPackage => "application/geopackage+sqlite3",
        }
    }

    pub(super) fn format(self) -> Format {
        match self {
            Self::GeoJson => Format::GeoJson,
            Self::Csv => Format::Csv,
            Self::Xlsx => Format::Xlsx,
            Self::Shapefile => Format::Shapefile,
            Self::GeoPackage => Format::GeoPackage,
        }
    }
}
