//! Errors as RFC 9457 problems. The catalogue holds every code with its status; the sentences stand in the words
//! under `problem.<code>`. What failed inside stays inside: a 5xx says only the request's id.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderName};
use actix_web::{HttpResponse, ResponseError};
use serde_json::{Value, json};

use crate::app::refusal::Refusal;
use crate::domain::fields::Fault;
use crate::domain::requirement::{Params, Requirement};
use crate::store::StoreError;
use crate::words::Language;

/// What kind of problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// The body is not JSON, or JSON with a name twice in one object.
    BadJson,
    /// The body or the form is nested too deep, or is not built as the route wants it.
    BadRequest,
    /// No access token, or one that is not good.
    NotSignedIn,
    /// Wrong user name or password.
    BadCredentials,
    /// The refresh token is not good any more.
    SessionEnded,
    /// The role may not do this.
    NotAllowed,
    /// Another site sent this request.
    CrossSite,
    /// Not there, or not to be seen.
    NotFound,
    /// The route does not know this method.
    MethodNotAllowed,
    /// The body did not arrive in time.
    RequestTimeout,
    /// The act waits for something.
    RequirementsUnmet,
    /// The stage does not know this act.
    ActNotOpen,
    /// The act's id was used for something else.
    ActIdReused,
    /// It was changed since it was read.
    ChangedMeanwhile,
    /// It is already there.
    AlreadyExists,
    /// The body is larger than the route takes.
    TooLarge,
    /// The body is of a type that the route does not read.
    UnsupportedMediaType,
    /// Fields of the body or the query are wrong.
    InvalidFields,
    /// Asked too often.
    TooManyRequests,
    /// The program failed.
    Internal,
    /// The program cannot do it now.
    Unavailable,
}

impl Code {
    /// Every code with its name and status.
    pub const CATALOGUE: [(Self, &'static str, StatusCode); 21] = [
        (Self::BadJson, "bad_json", StatusCode::BAD_REQUEST),
        (Self::BadRequest, "bad_request", StatusCode::BAD_REQUEST),
        (Self::NotSignedIn, "not_signed_in", StatusCode::UNAUTHORIZED),
        (Self::BadCredentials, "bad_credentials", StatusCode::UNAUTHORIZED),
        (Self::SessionEnded, "session_ended", StatusCode::UNAUTHORIZED),
        (Self::NotAllowed, "not_allowed", StatusCode::FORBIDDEN),
        (Self::CrossSite, "cross_site", StatusCode::FORBIDDEN),
        (Self::NotFound, "not_found", StatusCode::NOT_FOUND),
        (Self::MethodNotAllowed, "method_not_allowed", StatusCode::METHOD_NOT_ALLOWED),
        (Self::RequestTimeout, "request_timeout", StatusCode::REQUEST_TIMEOUT),
        (Self::RequirementsUnmet, "requirements_unmet", StatusCode::CONFLICT),
        (Self::ActNotOpen, "act_not_open", StatusCode::CONFLICT),
        (Self::ActIdReused, "act_id_reused", StatusCode::CONFLICT),
        (Self::ChangedMeanwhile, "changed_meanwhile", StatusCode::CONFLICT),
        (Self::AlreadyExists, "already_exists", StatusCode::CONFLICT),
        (Self::TooLarge, "too_large", StatusCode::PAYLOAD_TOO_LARGE),
        (Self::UnsupportedMediaType, "unsupported_media_type", StatusCode::UNSUPPORTED_MEDIA_TYPE),
        (Self::InvalidFields, "invalid_fields", StatusCode::UNPROCESSABLE_ENTITY),
        (Self::TooManyRequests, "too_many_requests", StatusCode::TOO_MANY_REQUESTS),
        (Self::Internal, "internal", StatusCode::INTERNAL_SERVER_ERROR),
        (Self::Unavailable, "unavailable", StatusCode::SERVICE_UNAVAILABLE),
    ];

    fn row(self) -> (&'static str, StatusCode) {
        let row = Self::CATALOGUE.iter().find(|(code, _, _)| *code == self);
        row.map_or(("internal", StatusCode::INTERNAL_SERVER_ERROR), |(_, name, status)| (*name, *status))
    }

    /// The code as clients read it.
    pub fn name(self) -> &'static str {
        self.row().0
    }

    /// The HTTP status that goes with it.
    pub fn status(self) -> StatusCode {
        self.row().1
    }
}

/// An answer that is not what was asked for. It has no language yet: that is given to it on the way out.
#[derive(Debug)]
pub struct Problem {
    code: Code,
    params: Params,
    faults: Vec<Fault>,
    requirements: Vec<Requirement>,
    headers: Vec<(HeaderName, String)>,
    cause: Option<Refusal>,
}

impl Problem {
    /// A problem that its code says all of.
    pub fn new(code: Code) -> Self {
        let headers = match code {
            Code::NotSignedIn => vec![(header::WWW_AUTHENTICATE, "Bearer".to_owned())],
            Code::Unavailable => vec![(header::RETRY_AFTER, "2".to_owned())],
            _ => Vec::new(),
        };
        Self { code, params: Vec::new(), faults: Vec::new(), requirements: Vec::new(), headers, cause: None }
    }

    /// Everything that is wrong with a body or a query.
    pub fn faulty(faults: Vec<Fault>) -> Self {
        Self { faults, ..Self::new(Code::InvalidFields) }
    }

    /// The same with a value for its sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.params.push((name, value.to_string()));
        self
    }

    /// The same with a header of the answer.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: impl ToString) -> Self {
        self.headers.push((name, value.to_string()));
        self
    }

    fn caused_by(code: Code, cause: Refusal) -> Self {
        Self { cause: Some(cause), ..Self::new(code) }
    }

    fn too_often(after: Duration) -> Self {
        Self::new(Code::TooManyRequests).header(header::RETRY_AFTER, after.as_secs().max(1))
    }

    /// What failed inside, for the log: a chain of causes in one line.
    pub(super) fn cause(&self) -> Option<String> {
        let mut cause: Option<&dyn Error> = self.cause.as_ref().map(|refusal| -> &dyn Error { refusal });
        let mut chain = Vec::new();
        while let Some(error) = cause {
            chain.push(error.to_string());
            cause = error.source();
        }
        (!chain.is_empty()).then(|| chain.join(": "))
    }

    /// The problem as the reader gets it.
    pub(crate) fn body(&self, language: Language, request_id: &str) -> Value {
        let (name, status) = self.code.row();
        let mut body = json!({
            "type": format!("urn:homestead:problem:{name}"),
            "title": language.say(&format!("problem.{name}.title"), &[]),
            "status": status.as_u16(),
            "code": name,
            "detail": language.say(&format!("problem.{name}.detail"), &self.params),
            "request_id": request_id,
        });
        if !self.faults.is_empty() {
            body["fields"] = self.faults.iter().map(|fault| fault_view(fault, language)).collect();
        }
        if !self.requirements.is_empty() {
            body["requirements"] = self.requirements.iter().map(|one| requirement_view(one, language)).collect();
        }
        body
    }

    /// The whole answer.
    pub(super) fn answer(&self, language: Language, request_id: &str) -> HttpResponse {
        let mut answer = HttpResponse::build(self.code.status());
        for (name, value) in &self.headers {
            answer.insert_header((name.clone(), value.as_str()));
        }
        answer
            .insert_header((header::CONTENT_LANGUAGE, language.tag()))
            .content_type("application/problem+json")
            .body(self.body(language, request_id).to_string())
    }
}

fn fault_view(fault: &Fault, language: Language) -> Value {
    json!({
        "path": fault.path,
        "code": fault.code,
        "detail": language.say(&format!("fault.{}", fault.code), &fault.params),
    })
}

/// A requirement as the reader gets it.
pub(crate) fn requirement_view(requirement: &Requirement, language: Language) -> Value {
    json!({
        "code": requirement.code,
        "label": language.say(&format!("requirement.{}.label", requirement.code), &requirement.params),
        "met": requirement.met,
        "detail": language.say(&format!("requirement.{}.detail", requirement.code), &requirement.params),
        "basis": requirement.basis.text,
        "verified": requirement.basis.verified,
    })
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotSignedIn => Self::new(Code::NotSignedIn),
            Refusal::BadCredentials => Self::new(Code::BadCredentials),
            Refusal::SessionEnded => Self::new(Code::SessionEnded),
            Refusal::NotAllowed => Self::new(Code::NotAllowed),
            Refusal::Hidden => Self::new(Code::NotFound),
            Refusal::Faulty(faults) => Self::faulty(faults),
            Refusal::Unmet(requirements) => Self { requirements, ..Self::new(Code::RequirementsUnmet) },
            Refusal::ActNotOpen => Self::new(Code::ActNotOpen),
            Refusal::ActIdReused => Self::new(Code::ActIdReused),
            Refusal::ChangedMeanwhile => Self::new(Code::ChangedMeanwhile),
            Refusal::Exists => Self::new(Code::AlreadyExists),
            Refusal::TooOften { after } => Self::too_often(after),
            Refusal::Busy => Self::new(Code::Unavailable),
            Refusal::Store(StoreError::Unavailable { .. } | StoreError::OutOfDate) => {
                Self::caused_by(Code::Unavailable, refusal)
            }
            Refusal::Store(_) | Refusal::Broken { .. } => Self::caused_by(Code::Internal, refusal),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code.name())
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.code.status()
    }

    /// Without words: [`super::observe`] gives the answer its language and the request's id.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}
