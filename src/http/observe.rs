//! Goes round every request: gives it an id, puts its problem into words, counts it and notes it. The note names the
//! route's template, never the address, the query or the body: those hold people's data.

use std::time::Instant;

use actix_web::Error;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use tracing::{Instrument, Span, field};
use uuid::Uuid;

use super::context::language;
use super::metrics;
use super::problem::{Code, Problem};
use crate::words::Language;

/// The answer names its request here.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Stands for every address that is no route: pages, and whatever people try.
const NO_ROUTE: &str = "(page)";

pub(super) async fn observe<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let id = Uuid::now_v7().to_string();
    let language = language(request.request());
    let route = request.match_pattern().unwrap_or_else(|| NO_ROUTE.to_owned());
    let method = known_method(request.method().as_str());
    let span = tracing::info_span!("request", id, method, route, actor = field::Empty);
    let started = Instant::now();
    async {
        let answer = next.call(request).await?;
        let mut answer = in_words(answer, language, &id);
        if let Ok(id) = HeaderValue::from_str(&id) {
            answer.headers_mut().insert(REQUEST_ID, id);
        }
        let (status, took) = (answer.status().as_u16(), started.elapsed());
        metrics::count_request(method, &route, status, took);
        tracing::info!(status, ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX), "answered");
        Ok(answer)
    }
    .instrument(span)
    .await
}

/// Puts the problem of an answer into words; other answers stay as they are.
fn in_words<B: MessageBody + 'static>(
    answer: ServiceResponse<B>,
    language: Language,
    id: &str,
) -> ServiceResponse<BoxBody> {
    let Some(error) = answer.response().error() else { return answer.map_into_boxed_body() };
    let told = match error.as_error::<Problem>() {
        Some(problem) => {
            note(problem);
            problem.answer(language, id)
        }
        None => Problem::new(code_of(answer.status())).answer(language, id),
    };
    answer.into_response(told)
}

/// What failed inside is noted once, here.
fn note(problem: &Problem) {
    if let Some(cause) = problem.cause() {
        tracing::error!(parent: &Span::current(), code = %problem, cause, "failed");
    }
}

/// An error of the framework by its status.
fn code_of(status: StatusCode) -> Code {
    match status {
        StatusCode::NOT_FOUND => Code::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => Code::MethodNotAllowed,
        StatusCode::REQUEST_TIMEOUT => Code::RequestTimeout,
        StatusCode::PAYLOAD_TOO_LARGE => Code::TooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Code::UnsupportedMediaType,
        status if status.is_client_error() => Code::BadRequest,
        _ => Code::Internal,
    }
}

/// A method of a request is the sender's own text: only the known ones are noted.
fn known_method(method: &str) -> &'static str {
    ["GET", "POST", "DELETE", "HEAD", "PUT", "PATCH", "OPTIONS"]
        .into_iter()
        .find(|known| *known == method)
        .unwrap_or("OTHER")
}
