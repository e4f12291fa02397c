//! `/exports/{layer}.{format}`: what is filtered, as a file.

use std::fmt::Write;
use std::fs::File;
use std::io::{self, Read};

use actix_web::HttpResponse;
use actix_web::body::SizedStream;
use actix_web::http::header::{self, ContentEncoding};
use actix_web::web::{Bytes, Path, block};
use data_encoding::BASE64;
use futures_util::stream;

use super::context::{Answer, Signed};
use super::query::Query;
use crate::app::exports::{self, FileKind, Parcel, Stop};
use crate::app::map::{self, MapLayer};
use crate::app::refusal::Refusal;
use crate::domain::fields::Fields;

/// The file is read so many bytes at a time.
const PIECE: usize = 1 << 16;

/// `GET /exports/{layer}.{format}`
pub(super) async fn filtered(signed: Signed, path: Path<(String, String)>, query: Query) -> Answer {
    let (layer, ending) = path.into_inner();
    let layer: MapLayer = layer.parse().map_err(|_unknown| Refusal::Hidden)?;
    let kind = FileKind::asked(&ending).ok_or(Refusal::Hidden)?;
    let filter = Fields::read(&query.0, |f| map::read_filter(layer, f)).map_err(Refusal::Faulty)?;
    let (words, stop) = (signed.language, Stop::default());
    // Dropped with this handler, which is dropped when its client hangs up.
    let presence = stop.presence();
    let parcel =
        signed.run(move |home, actor| exports::filtered(home, actor, (layer, &filter), kind, words, stop)).await?;
    drop(presence);
    Ok(answer(parcel, layer, kind))
}

fn answer(parcel: Parcel, layer: MapLayer, kind: FileKind) -> HttpResponse {
    let Parcel { file, bytes, rows, sha256, name } = parcel;
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, kind.media()))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::CONTENT_DISPOSITION, disposition(layer, &name, kind.ending())))
        // The hash and the length are those of these very bytes: nothing packs them on the way.
        .insert_header(ContentEncoding::Identity)
        .insert_header(("repr-digest", format!("sha-256=:{}:", BASE64.encode(&sha256))))
        .insert_header(("homestead-rows", rows.to_string()))
        .body(SizedStream::new(bytes, stream::try_unfold(file, piece)))
}

/// The next bytes of a file; none at its end.
async fn piece(mut file: File) -> io::Result<Option<(Bytes, File)>> {
    let read = move || {
        let mut piece = vec![0; PIECE];
        let length = file.read(&mut piece)?;
        piece.truncate(length);
        Ok((length > 0).then(|| (Bytes::from(piece), file)))
    };
    block(read).await.map_err(io::Error::other)?
}

/// The file's name in two forms (RFC 6266): plain for old programs, and as it is (RFC 8187).
fn disposition(layer: MapLayer, name: &str, end: &str) -> String {
    let mut exact = String::new();
    for byte in format!("{name}.{end}").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            exact.push(char::from(byte));
        } else {
            let _never_fails = write!(exact, "%{byte:02X}");
        }
    }
    format!("attachment; filename=\"{layer}.{end}\"; filename*=UTF-8''{exact}")
}
