//! Errors as RFC 9457 problems. The catalogue holds every code with its status; the sentences stand in the words
//! under `problem.<code>`. What failed inside stays inside: a 5xx says only the request's id.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderName};
use actix_web::{HttpResponse, ResponseError};
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::houses::requirement;
use crate::app::houses::view::RequirementView;
use crate::app::photos::{self, PhotoRefusal};
use crate::app::refusal::Refusal;
use crate::domain::fields::Fault;
use crate::domain::requirement::{Params, Requirement};
use crate::words::Language;

/// That a name and a password may be sent with a request.
const PASSWORD_WILL_DO: &str = "Basic realm=\"Homestead\", charset=\"UTF-8\"";

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
    /// The photo has more pixels than are taken in.
    TooManyPixels,
    /// The photo is of a format that is not taken in.
    UnsupportedFormat,
    /// The photo cannot be read.
    UnreadablePhoto,
    /// The file is empty.
    EmptyFile,
    /// Fields of the body or the query are wrong.
    InvalidFields,
    /// Parameters of a query are wrong, where a standard has a status of its own for it.
    InvalidParameters,
    /// Asked too often.
    TooManyRequests,
    /// A format cannot hold what was to be exported.
    DoesNotFit,
    /// As many files are being exported as are made at once.
    ExportsFull,
    /// No font for a PDF is on this machine.
    NoFont,
    /// No font has letters that a paper needs.
    NoLetter,
    /// The map is being built from the database.
    MapNotReady,
    /// The program failed.
    Internal,
    /// The program cannot do it now.
    Unavailable,
}

impl Code {
    /// Every code with its name and status.
    pub const CATALOGUE: [(Self, &'static str, StatusCode); 31] = [
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
        (Self::TooManyPixels, "too_many_pixels", StatusCode::PAYLOAD_TOO_LARGE),
        (Self::UnsupportedFormat, "unsupported_format", StatusCode::UNSUPPORTED_MEDIA_TYPE),
        (Self::UnreadablePhoto, "unreadable", StatusCode::UNPROCESSABLE_ENTITY),
        (Self::EmptyFile, "empty", StatusCode::UNPROCESSABLE_ENTITY),
        (Self::InvalidFields, "invalid_fields", StatusCode::UNPROCESSABLE_ENTITY),
        (Self::InvalidParameters, "invalid_parameters", StatusCode::BAD_REQUEST),
        (Self::TooManyRequests, "too_many_requests", StatusCode::TOO_MANY_REQUESTS),
        (Self::DoesNotFit, "does_not_fit", StatusCode::UNPROCESSABLE_ENTITY),
        (Self::ExportsFull, "exports_full", StatusCode::SERVICE_UNAVAILABLE),
        (Self::NoFont, "no_font", StatusCode::NOT_IMPLEMENTED),
        (Self::NoLetter, "no_letter", StatusCode::NOT_IMPLEMENTED),
        (Self::MapNotReady, "map_not_ready", StatusCode::SERVICE_UNAVAILABLE),
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
pub struct Problem(Box<Parts>);

#[derive(Debug)]
struct Parts {
    code: Code,
    params: Params,
    faults: Vec<Fault>,
    requirements: Vec<Requirement>,
    headers: Vec<(HeaderName, String)>,
    cause: Option<Refusal>,
}

/// A problem (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct ProblemView {
    /// `urn:homestead:problem:<code>`
    r#type: String,
    title: String,
    status: u16,
    code: &'static str,
    detail: String,
    /// Everything that is wrong with the body, at once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    fields: Vec<FieldView>,
    /// Everything that the act waits for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    requirements: Vec<RequirementView>,
    /// Names the request in the program's log.
    request_id: String,
}

/// One thing wrong with a body.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Field)]
struct FieldView {
    /// As in `household.members[1].id_number`.
    path: String,
    code: &'static str,
    detail: String,
}

impl Problem {
    /// A problem that its code says all of.
    pub fn new(code: Code) -> Self {
        let headers = match code {
            Code::NotSignedIn => vec![(header::WWW_AUTHENTICATE, "Bearer".to_owned())],
            Code::Unavailable | Code::MapNotReady => vec![(header::RETRY_AFTER, "2".to_owned())],
            Code::ExportsFull => vec![(header::RETRY_AFTER, "20".to_owned())],
            _ => Vec::new(),
        };
        Self(Box::new(Parts {
            code,
            params: Vec::new(),
            faults: Vec::new(),
            requirements: Vec::new(),
            headers,
            cause: None,
        }))
    }

    /// Everything that is wrong with a body or a query.
    pub fn faulty(faults: Vec<Fault>) -> Self {
        let mut problem = Self::new(Code::InvalidFields);
        problem.0.faults = faults;
        problem
    }

    /// The same of a query whose standard answers it with 400.
    #[must_use]
    pub(super) fn of_parameters(mut self) -> Self {
        if self.0.code == Code::InvalidFields {
            self.0.code = Code::InvalidParameters;
        }
        self
    }

    /// The same with a value for its sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.0.params.push((name, value.to_string()));
        self
    }

    /// The same with a header of the answer.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: impl ToString) -> Self {
        self.0.headers.push((name, value.to_string()));
        self
    }

    /// The same, where it is about who is asking, with the word that a password will do (RFC 7617).
    #[must_use]
    pub(super) fn asking_for_password(self) -> Self {
        let who = matches!(self.0.code, Code::NotSignedIn | Code::BadCredentials);
        if !who || self.0.headers.iter().any(|(_, value)| value == PASSWORD_WILL_DO) {
            return self;
        }
        self.header(header::WWW_AUTHENTICATE, PASSWORD_WILL_DO)
    }

    fn unmet(requirements: Vec<Requirement>) -> Self {
        let mut problem = Self::new(Code::RequirementsUnmet);
        problem.0.requirements = requirements;
        problem
    }

    fn caused_by(code: Code, cause: Refusal) -> Self {
        let mut problem = Self::new(code);
        problem.0.cause = Some(cause);
        problem
    }

    fn photo(why: PhotoRefusal) -> Self {
        match why {
            PhotoRefusal::Empty => Self::new(Code::EmptyFile),
            PhotoRefusal::TooLarge { .. } => Self::new(Code::TooLarge).with("most_kb", photos::MAX_BYTES / 1024),
            PhotoRefusal::TooManyPixels { width_px, height_px } => {
                Self::new(Code::TooManyPixels).with("width", width_px).with("height", height_px)
            }
            PhotoRefusal::UnsupportedFormat { format } => {
                Self::new(Code::UnsupportedFormat).with("format", format.name())
            }
            PhotoRefusal::Unreadable { .. } => Self::new(Code::UnreadablePhoto),
        }
    }

    fn too_often(after: Duration) -> Self {
        let seconds = after.as_secs().max(1);
        Self::new(Code::TooManyRequests).header(header::RETRY_AFTER, seconds).with("seconds", seconds)
    }

    /// What failed inside, for the log: a chain of causes in one line.
    pub(super) fn cause(&self) -> Option<String> {
        let mut cause: Option<&dyn Error> = self.0.cause.as_ref().map(|refusal| -> &dyn Error { refusal });
        let mut chain = Vec::new();
        while let Some(error) = cause {
            chain.push(error.to_string());
            cause = error.source();
        }
        (!chain.is_empty()).then(|| chain.join(": "))
    }

    /// The problem as the reader gets it.
    pub(crate) fn view(&self, language: Language, request_id: &str) -> ProblemView {
        let Parts { code, params, faults, requirements, .. } = self.0.as_ref();
        let (name, status) = code.row();
        ProblemView {
            r#type: format!("urn:homestead:problem:{name}"),
            title: language.say(&format!("problem.{name}.title"), params),
            status: status.as_u16(),
            code: name,
            detail: language.say(&format!("problem.{name}.detail"), params),
            fields: faults.iter().map(|fault| FieldView::of(fault, language)).collect(),
            requirements: requirements.iter().map(|one| requirement(one, language)).collect(),
            request_id: request_id.to_owned(),
        }
    }

    /// The problem inside a larger answer.
    pub(super) fn shown(&self, language: Language, request_id: &str) -> serde_json::Value {
        serde_json::to_value(self.view(language, request_id)).unwrap_or_default()
    }

    /// The whole answer.
    pub(super) fn answer(&self, language: Language, request_id: &str) -> HttpResponse {
        let mut answer = HttpResponse::build(self.0.code.status());
        for (name, value) in &self.0.headers {
            answer.append_header((name.clone(), value.as_str()));
        }
        // Set before the body: a JSON body keeps the content type that is there.
        answer
            .insert_header((header::CONTENT_TYPE, "application/problem+json"))
            .insert_header((header::CONTENT_LANGUAGE, language.tag()))
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .json(self.view(language, request_id))
    }
}

impl FieldView {
    fn of(fault: &Fault, language: Language) -> Self {
        let detail = language.say(&format!("fault.{}", fault.code), &fault.params);
        Self { path: fault.path.clone(), code: fault.code, detail }
    }
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
            Refusal::Unmet(requirements) => Self::unmet(requirements),
            Refusal::ActNotOpen => Self::new(Code::ActNotOpen),
            Refusal::ActIdReused => Self::new(Code::ActIdReused),
            Refusal::ChangedMeanwhile => Self::new(Code::ChangedMeanwhile),
            Refusal::Exists => Self::new(Code::AlreadyExists),
            Refusal::Photo(why) => Self::photo(why),
            Refusal::TooOften { after } => Self::too_often(after),
            Refusal::MapNotReady => Self::new(Code::MapNotReady),
            Refusal::ExportsFull { most } => Self::new(Code::ExportsFull).with("most", most),
            Refusal::DoesNotFit { row, what } => Self::new(Code::DoesNotFit).with("row", row).with("what", what),
            Refusal::NoFont => Self::new(Code::NoFont),
            Refusal::NoLetter(letters) => Self::new(Code::NoLetter).with("letters", letters),
            Refusal::Busy => Self::new(Code::Unavailable),
            Refusal::Store(_) if refusal.is_passing() => Self::caused_by(Code::Unavailable, refusal),
            Refusal::Store(_) | Refusal::Broken { .. } => Self::caused_by(Code::Internal, refusal),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.code.name())
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.0.code.status()
    }

    /// Without words: [`super::observe`] gives the answer its language and the request's id.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}
