//! `/shapes`: what somebody measured or drew, judged before it counts.

use actix_web::http::StatusCode;

use super::body::Body;
use super::context::{Answer, Signed, json};
use crate::app::shapes;

/// `POST /shapes`
pub(super) async fn shapes(signed: Signed, body: Body) -> Answer {
    let words = signed.language;
    let judged = signed.run(move |home, actor| shapes::shapes(home, actor, &body.0, words)).await?;
    Ok(json(StatusCode::OK, &judged))
}
