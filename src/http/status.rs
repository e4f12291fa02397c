//! `/status`: the applicant's look-up. Nothing of the question stands in an address or a log.

use actix_web::http::StatusCode;
use utoipa::ToSchema;

use super::body::Body;
use super::context::{Answer, Open, json};
use crate::app::houses::{self, Asked};

/// What an applicant asks with: the slip's code, or number and tail.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only the document reads it; the body is read by Asked")]
pub(super) struct Question {
    /// File number.
    number: Option<String>,
    /// Last four characters of the head's citizen number.
    id_tail: Option<String>,
    /// The slip's code, 16 letters.
    code: Option<String>,
}

/// `POST /status`
pub(super) async fn status(open: Open, body: Body) -> Answer {
    let asked = Asked::read(&body.0)?;
    let (address, words) = (open.address, open.language);
    let told = open.run(move |home| {
        home.enquiries.admit(address, &asked)?;
        houses::status(home, &asked, words)
    });
    Ok(json(StatusCode::OK, &told.await?))
}
