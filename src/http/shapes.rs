//! `/shapes`: what somebody measured, drew or was sent, judged before it counts.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use actix_multipart::Multipart;
use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::rt::time::timeout;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use serde_json::Value;

use super::body::Body;
use super::context::{Answer, Signed, json};
use super::parts::parts;
use super::problem::{Code, Problem};
use crate::app::shapes;

/// How long a file may take on a village's network.
const PATIENCE: Duration = Duration::from_mins(2);

/// A question in JSON, or a file with what is said of it.
#[derive(Debug)]
pub(super) enum Given {
    Question(Value),
    File { meta: Value, bytes: Vec<u8> },
}

impl FromRequest for Given {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        if !request.content_type().eq_ignore_ascii_case("multipart/form-data") {
            let body = Body::from_request(request, payload);
            return Box::pin(async move { body.await.map(|body| Self::Question(body.0)) });
        }
        let form = Multipart::new(request.headers(), payload.take());
        Box::pin(async move {
            let read = timeout(PATIENCE, parts(form, shapes::MAX_FILE_BYTES)).await;
            let (meta, file) = read.map_err(|_late| Problem::new(Code::RequestTimeout))??;
            Ok(Self::File { meta: super::json::parse(&meta)?, bytes: file.to_vec() })
        })
    }
}

/// `POST /shapes`
pub(super) async fn shapes(signed: Signed, given: Given) -> Answer {
    let words = signed.language;
    let judged = match given {
        Given::Question(body) => signed.run(move |home, actor| shapes::shapes(home, actor, &body, words)).await?,
        Given::File { meta, bytes } => {
            signed.run(move |home, actor| shapes::file(home, actor, &meta, &bytes, words)).await?
        }
    };
    Ok(json(StatusCode::OK, &judged))
}
