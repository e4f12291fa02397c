//! Takes in what a request carries, within limits of size, time, type and depth.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::rt::time::timeout;
use actix_web::web::BytesMut;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use futures_util::StreamExt;
use serde_json::Value;

use super::json::{self, BadJson, MAX_DEPTH};
use super::problem::{Code, Problem};

/// Largest JSON body, in bytes.
pub const MAX_JSON_BYTES: usize = 256 * 1024;
/// How long a JSON body may take to arrive.
const JSON_PATIENCE: Duration = Duration::from_secs(20);

/// A JSON body, read strictly; its fields are read by the room that knows them.
#[derive(Debug)]
pub(super) struct Body(pub(super) Value);

impl FromRequest for Body {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let refused = refuse_type(request, &["application/json"]);
        let mut payload = payload.take();
        Box::pin(async move {
            refused?;
            let bytes = timeout(JSON_PATIENCE, collect(&mut payload, MAX_JSON_BYTES))
                .await
                .map_err(|_late| Problem::new(Code::RequestTimeout))??;
            json::parse(&bytes).map(Self).map_err(Problem::from)
        })
    }
}

/// Only plain JSON: a compressed body could unpack into far more than it weighs.
pub(super) fn refuse_type(request: &HttpRequest, taken: &[&str]) -> Result<(), Problem> {
    let json = taken.iter().any(|media| request.content_type().eq_ignore_ascii_case(media));
    let plain = request.headers().get(header::CONTENT_ENCODING).is_none_or(|coding| coding == "identity");
    if json && plain {
        Ok(())
    } else {
        Err(Problem::new(Code::UnsupportedMediaType).with("expected", "application/json"))
    }
}

/// Collects a body of at most so many bytes.
pub(super) async fn collect(payload: &mut Payload, most: usize) -> Result<BytesMut, Problem> {
    let mut bytes = BytesMut::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_broken| Problem::new(Code::BadRequest))?;
        if bytes.len() + chunk.len() > most {
            return Err(Problem::new(Code::TooLarge).with("most_kb", most / 1024));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

impl From<BadJson> for Problem {
    fn from(bad: BadJson) -> Self {
        match bad {
            BadJson::TooDeep => Self::new(Code::BadRequest).with("most", MAX_DEPTH),
            BadJson::Syntax { line, column } => Self::new(Code::BadJson).with("line", line).with("column", column),
        }
    }
}
