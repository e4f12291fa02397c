//! `/tiles`: vector tiles of the map, and the document that says how to fetch them.

use actix_web::http::{StatusCode, header};
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse};

use super::context::{Answer, Signed, json};
use super::query::Query;
use crate::app::map::{self, MapLayer, Tile, TileAddress, read_filter};
use crate::app::refusal::Refusal;
use crate::domain::fields::{Fault, Fields};

const MVT: &str = "application/vnd.mapbox-vector-tile";
/// The nearest zoom that is made.
const LAST_ZOOM: u8 = 18;

/// A layer of the address: one of files, or the zones.
fn layer(name: &str) -> Result<Option<MapLayer>, Refusal> {
    if name == "zones" { Ok(None) } else { name.parse().map(Some).map_err(|_why| Refusal::Hidden) }
}

/// `GET /tiles/{layer}.json`
pub(super) async fn about(signed: Signed, request: HttpRequest, path: Path<String>, query: Query) -> Answer {
    let layer = layer(&path)?;
    filter(layer, &query)?;
    let asked = if request.query_string().is_empty() { String::new() } else { format!("?{}", request.query_string()) };
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let scheme = if signed.site.behind_proxy { "https" } else { "http" };
    let tiles = format!("{scheme}://{host}/tiles/{}/{{z}}/{{x}}/{{y}}.mvt{asked}", path.as_str());
    let about =
        signed.run(move |home, actor| home.store.read(|conn| map::tile_json(home, conn, actor, layer, &tiles))).await?;
    Ok(json(StatusCode::OK, &about))
}

/// `GET /tiles/{layer}/{z}/{x}/{y}.mvt`
pub(super) async fn tile(
    signed: Signed,
    request: HttpRequest,
    path: Path<(String, String, String, String)>,
    query: Query,
) -> Answer {
    let (name, z, x, y) = path.into_inner();
    let layer = layer(&name)?;
    let filter = filter(layer, &query)?;
    let id = place(&z, &x, &y)?;
    let tile = signed
        .run(move |home, actor| {
            home.store.read(|conn| match (layer, filter) {
                (Some(layer), Some(filter)) => map::tile(home, conn, actor, (layer, &filter), id),
                _ => map::zone_tile(home, conn, actor, id),
            })
        })
        .await?;
    Ok(answer(&request, tile))
}

/// The filter of a layer; the zones have none.
fn filter(layer: Option<MapLayer>, query: &Query) -> Result<Option<map::MapFilter>, Refusal> {
    let read = Fields::read(&query.0, |f| match layer {
        Some(layer) => read_filter(layer, f).map(Some),
        None => Some(None),
    });
    read.map_err(Refusal::Faulty)
}

/// The tile of an address; every part that is wrong is named.
fn place(z: &str, x: &str, y: &str) -> Result<TileAddress, Refusal> {
    let zoom = z.parse().ok().filter(|zoom| *zoom <= LAST_ZOOM);
    let most = 1_u32.checked_shl(u32::from(zoom.unwrap_or(LAST_ZOOM))).unwrap_or(u32::MAX) - 1;
    let within = |text: &str| text.parse().ok().filter(|at| *at <= most);
    let (column, row) = (within(x), within(y));
    if let (Some(z), Some(x), Some(y)) = (zoom, column, row) {
        return Ok((z, x, y));
    }
    let wrong =
        [("z", zoom.is_some(), u32::from(LAST_ZOOM)), ("x", column.is_some(), most), ("y", row.is_some(), most)];
    let faults = wrong.into_iter().filter(|(_, sound, _)| !sound).map(|(path, _, most)| Fault {
        path: path.to_owned(),
        code: "out_of_range",
        params: vec![("least", "0".to_owned()), ("most", most.to_string())],
    });
    Err(Refusal::Faulty(faults.collect()))
}

/// The tile, or that it is still the one that the asker has.
fn answer(request: &HttpRequest, tile: Tile) -> HttpResponse {
    let etag = format!("\"{}\"", tile.etag);
    let held = request.headers().get_all(header::IF_NONE_MATCH).filter_map(|value| value.to_str().ok());
    let mut held = held.flat_map(|value| value.split(',')).map(|one| one.trim().trim_start_matches("W/"));
    let same = held.any(|one| one == etag || one == "*");
    let mut answer = if same { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    answer
        .insert_header((header::ETAG, etag))
        // What somebody may see is theirs alone, and may change with the next act.
        .insert_header((header::CACHE_CONTROL, "private, no-cache"))
        .insert_header((header::VARY, "Authorization"));
    if same { answer.finish() } else { answer.content_type(MVT).body(tile.bytes) }
}
