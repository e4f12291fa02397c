//! The interface: the files of `web/dist`, part of the binary. An address that is no file is the application's own to
//! read, so it gets the first page.

use actix_web::http::Method;
use actix_web::http::header::{self, CacheControl, CacheDirective, ETag, EntityTag, IfNoneMatch};
use actix_web::{HttpRequest, HttpResponse, web};
use data_encoding::HEXLOWER;
use rust_embed::{Embed, EmbeddedFile};

use super::context::Answer;
use super::problem::{Code, Problem};

#[derive(Embed)]
#[folder = "web/dist"]
#[allow_missing = true]
struct Dist;

/// The application's first page.
const FIRST: &str = "index.html";
/// The build names these files by their contents: they never change.
const HASHED: &str = "assets/";
/// One year, in seconds.
const YEAR: u32 = 31_536_000;
/// Addresses that programs ask, not people.
const NO_PAGES: [&str; 4] = ["api/", "tiles/", "ogc/", HASHED];

/// Every address that is no route.
pub(super) async fn page(request: HttpRequest, wanted: Option<web::Header<IfNoneMatch>>) -> Answer {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err(Problem::new(Code::NotFound));
    }
    let path = request.path().trim_start_matches('/');
    let (path, file) = find(path).ok_or_else(|| Problem::new(Code::NotFound))?;
    Ok(answer(path, &file, wanted.map(web::Header::into_inner)))
}

fn find(path: &str) -> Option<(&str, EmbeddedFile)> {
    if let Some(file) = Dist::get(path) {
        return Some((path, file));
    }
    let named = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    let for_programs = NO_PAGES.iter().any(|prefix| path.starts_with(prefix));
    if named || for_programs { None } else { Some((FIRST, Dist::get(FIRST)?)) }
}

fn answer(path: &str, file: &EmbeddedFile, wanted: Option<IfNoneMatch>) -> HttpResponse {
    // Weak: the same file leaves compressed or plain.
    let tag = EntityTag::new_weak(HEXLOWER.encode(&file.metadata.sha256_hash()));
    let cache = if path.starts_with(HASHED) {
        vec![
            CacheDirective::Public,
            CacheDirective::MaxAge(YEAR),
            CacheDirective::Extension("immutable".to_owned(), None),
        ]
    } else {
        vec![CacheDirective::NoCache]
    };
    let known = match wanted {
        Some(IfNoneMatch::Any) => true,
        Some(IfNoneMatch::Items(tags)) => tags.iter().any(|known| known.weak_eq(&tag)),
        None => false,
    };
    let mut answer = if known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    answer.insert_header(ETag(tag)).insert_header(CacheControl(cache));
    if known {
        return answer.finish();
    }
    answer.insert_header((header::CONTENT_TYPE, file.metadata.mimetype())).body(file.data.to_vec())
}
