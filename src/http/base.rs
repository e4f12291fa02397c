//! What the map is drawn on: the county's outline of our own, 天地图 where the office has a key for it, and a pack of tiles for
//! places without the outside network.

use actix_files::NamedFile;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, ContentEncoding};
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::context::{Answer, Signed, json};
use super::problem::{Code, Problem};
use crate::app::packs;
use crate::app::refusal::Refusal;

/// Where the pack is served.
const PACK: &str = "/base.pmtiles";

/// What lies under the map.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct BaseMap {
    /// Outline of the county, GeoJSON, WGS-84.
    #[schema(value_type = Object)]
    boundary: Value,
    /// 天地图, where a key is set.
    tianditu: Option<Tianditu>,
    /// Tiles of the office's own, where a pack is set.
    pack: Option<TilePack>,
}

/// 天地图 (tianditu.gov.cn).
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Tianditu {
    /// The office's key.
    key: String,
}

/// A file of map tiles (`PMTiles` 3), read by ranges of bytes.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct TilePack {
    /// Where it is.
    url: String,
    /// `vector` or `raster`.
    kind: String,
}

/// `GET /map/base`
pub(super) async fn base(signed: Signed) -> Answer {
    let boundary = signed.run(|home, actor| packs::boundary(home, actor.county())).await?;
    let maps = &signed.site.maps;
    let pack = maps.pack.as_ref().map(|pack| TilePack { url: PACK.to_owned(), kind: pack.kind.to_owned() });
    let tianditu = maps.tianditu_key.clone().map(|key| Tianditu { key });
    Ok(json(StatusCode::OK, &BaseMap { boundary, tianditu, pack }))
}

/// `GET /base.pmtiles`: as much of it as is asked for.
pub(super) async fn pack(signed: Signed, request: HttpRequest) -> Answer {
    let pack = signed.site.maps.pack.as_ref().ok_or_else(|| Problem::new(Code::NotFound))?;
    let path = pack.path.clone();
    let file = signed.run(move |_home, _actor| {
        NamedFile::open(path).map_err(|why| Refusal::broken("the pack of map tiles cannot be read", why))
    });
    let file = file.await?;
    // Its tiles are packed already, and a range of something packed anew would be another one.
    let file = file.set_content_encoding(ContentEncoding::Identity).disable_content_disposition();
    let mut answer: HttpResponse = file.into_response(&request);
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("application/vnd.pmtiles"));
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("private, no-cache"));
    Ok(answer)
}
