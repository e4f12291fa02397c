//! The query of a request to `/ogc`.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use serde_json::Value;

use crate::app::refusal::Refusal;
use crate::domain::fields::{Fields, Wrong};
use crate::http::problem::Problem;
use crate::http::query;

/// A query, read like any other; what is wrong with it is answered as the standard wants.
#[derive(Debug)]
pub(in crate::http) struct Asked(pub(super) Value);

impl FromRequest for Asked {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        ready(query::read(request.query_string()).map(Self).map_err(as_parameters))
    }
}

impl Asked {
    /// Refuses every parameter but the one that names the only form there is.
    pub(super) fn nothing(&self) -> Result<(), Problem> {
        let form = |value: &Value| match value.as_str() {
            Some("json") => Ok(()),
            _ => Err(vec![Wrong::new("not_a_choice")]),
        };
        let read = Fields::read(&self.0, |f| f.defaulted("f", (), form));
        read.map_err(|faults| as_parameters(Refusal::Faulty(faults).into()))
    }
}

/// Wrong fields are wrong parameters here: 400, not 422.
pub(super) fn as_parameters(problem: Problem) -> Problem {
    problem.of_parameters()
}
