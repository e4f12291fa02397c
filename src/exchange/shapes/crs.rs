//! What a file says of its coordinate system.

use serde_json::Value;

use super::fault::FileFault;
use crate::spatial::{Crs, Grid};

/// The `crs` member of GeoJSON (the 2008 form): a name, or an EPSG code. None where it is absent or null.
pub(super) fn member(crs: Option<&Value>) -> Result<Option<Crs>, FileFault> {
    let Some(crs) = crs.filter(|crs| !crs.is_null()) else { return Ok(None) };
    let properties = crs.get("properties").unwrap_or(crs);
    let said = properties.get("name").or_else(|| properties.get("code")).unwrap_or(properties);
    let name = said.as_str().map_or_else(|| said.to_string(), str::to_owned);
    refuse_secret(&name)?;
    Crs::from_name(&name).map(Some).ok_or_else(|| FileFault::UnknownCrs { name: name.chars().take(80).collect() })
}

/// The well-known text of a `.prj`, in either of its dialects: by its name, else by its meridian and false easting.
pub(super) fn well_known(text: &str) -> Result<Crs, FileFault> {
    let unknown = || FileFault::UnknownCrs { name: title(text).chars().take(80).collect() };
    refuse_secret(text)?;
    let upper = text.to_uppercase();
    let ours = ["CGCS", "CHINA_2000", "CHINA_GEODETIC", "CHINA GEODETIC", "WGS_1984", "WGS 84", "WGS84"];
    if !ours.iter().any(|datum| upper.contains(datum)) {
        return Err(unknown());
    }
    if !(upper.trim_start().starts_with("PROJ") || upper.contains("PROJCS[")) {
        return Crs::from_name(&title(text)).or_else(|| Crs::from_epsg(4490)).ok_or_else(unknown);
    }
    let meridian = parameter(&upper, &["CENTRAL_MERIDIAN", "LONGITUDE OF NATURAL ORIGIN"]);
    let easting = parameter(&upper, &["FALSE_EASTING", "FALSE EASTING"]);
    let scale = parameter(&upper, &["SCALE_FACTOR", "SCALE FACTOR AT NATURAL ORIGIN"]).unwrap_or(1.0);
    let (Some(meridian), Some(easting)) = (meridian, easting) else { return Err(unknown()) };
    // UTM has a scale of 0.9996 and is no grid of ours.
    if (scale - 1.0).abs() > 1e-9 {
        return Err(unknown());
    }
    // The narrow zones first: the wide ones without a number have the very same numbers.
    let codes = (4513..=4554).chain(4491..=4512);
    let fits = |grid: &Grid| {
        (grid.central_meridian_deg() - meridian).abs() < 1e-6 && (grid.false_easting_m() - easting).abs() < 1e-3
    };
    codes.filter_map(Grid::from_epsg).find(fits).map(Crs::Plane).ok_or_else(unknown)
}

/// Refuses the datums that need secret parameters.
fn refuse_secret(name: &str) -> Result<(), FileFault> {
    let upper = name.to_uppercase();
    let code = upper.rsplit(':').next().and_then(|code| code.parse::<u32>().ok());
    let xian = upper.contains("XIAN") || upper.contains("XI'AN") || matches!(code, Some(2327..=2390 | 4610));
    let beijing = upper.contains("BEIJING") || matches!(code, Some(2401..=2442 | 4214));
    match (xian, beijing) {
        (true, _) => Err(FileFault::SecretDatum { name: "西安80" }),
        (_, true) => Err(FileFault::SecretDatum { name: "北京54" }),
        _ => Ok(()),
    }
}

/// The text between the first quotation marks.
fn title(text: &str) -> String {
    text.split('"').nth(1).unwrap_or_default().to_owned()
}

/// The number behind `PARAMETER["NAME",`.
fn parameter(upper: &str, names: &[&str]) -> Option<f64> {
    names.iter().find_map(|name| {
        let rest = upper.split_once(&format!("\"{name}\""))?.1.trim_start().strip_prefix(',')?;
        let end = rest.find([',', ']', ')']).unwrap_or(rest.len());
        super::text::number(rest.get(..end)?)
    })
}

/// The well-known text of a system, as `.prj` files carry it, in the words of ESRI.
pub(super) fn written(crs: Crs) -> String {
    const DEGREES: &str = "GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\",DATUM[\"D_China_2000\",SPHEROID[\
        \"CGCS2000\",6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";
    let Crs::Plane(grid) = crs else { return DEGREES.to_owned() };
    format!(
        "PROJCS[\"{}\",{DEGREES},PROJECTION[\"Gauss_Kruger\"],PARAMETER[\"False_Easting\",{:.1}],PARAMETER[\
         \"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",{:.1}],PARAMETER[\"Scale_Factor\",1.0],PARAMETER[\
         \"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]",
        esri_name(grid),
        grid.false_easting_m(),
        grid.central_meridian_deg()
    )
}

/// As ESRI names a grid: `CGCS2000_3_Degree_GK_Zone_35`, `CGCS2000_3_Degree_GK_CM_105E`, `CGCS2000_GK_Zone_18`.
fn esri_name(grid: Grid) -> String {
    let code = grid.epsg();
    let meridian = format!("CM_{:.0}E", grid.central_meridian_deg());
    match code {
        4513..=4533 => format!("CGCS2000_3_Degree_GK_Zone_{}", code - 4513 + 25),
        4534..=4554 => format!("CGCS2000_3_Degree_GK_{meridian}"),
        4491..=4501 => format!("CGCS2000_GK_Zone_{}", code - 4491 + 13),
        _ => format!("CGCS2000_GK_{meridian}"),
    }
}
