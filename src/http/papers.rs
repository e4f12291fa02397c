//! `/violations/{id}/documents`: the papers of a case, listed and printed.

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use actix_web::web::Path;

use super::context::{Answer, Signed, json};
use super::houses::id;
use crate::app::papers::{self, Format, style_hash};
use crate::app::refusal::Refusal;

/// `GET /violations/{id}/documents`
pub(super) async fn of_case(signed: Signed, path: Path<String>) -> Answer {
    let (id, words) = (id(&path)?, signed.language);
    let documents = signed.run(move |home, actor| papers::documents(home, actor, &id, words)).await?;
    Ok(json(StatusCode::OK, &documents))
}

/// `GET /violations/{id}/documents/{form}.{format}`
pub(super) async fn print_case(signed: Signed, path: Path<(String, String, String)>) -> Answer {
    let (case, form, format) = path.into_inner();
    let (id, format) = (id(&case)?, Format::named(&format).ok_or(Refusal::Hidden)?);
    let name = form.clone();
    let printed = signed.run(move |home, actor| papers::document(home, actor, &id, &form, format)).await?;
    let mut answer = HttpResponse::Ok();
    answer
        .insert_header((header::CONTENT_TYPE, printed.mime))
        // A paper holds personal data: no cache keeps it.
        .insert_header((header::CACHE_CONTROL, "no-store"));
    match format {
        Format::Html => {
            let policy = format!("default-src 'none'; style-src '{}'; frame-ancestors 'none'", style_hash());
            answer.insert_header((header::CONTENT_SECURITY_POLICY, policy));
        }
        Format::Docx => {
            answer.insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.docx\"")));
        }
        Format::Pdf => {
            answer.insert_header((header::CONTENT_DISPOSITION, format!("inline; filename=\"{name}.pdf\"")));
        }
    }
    Ok(answer.body(printed.body))
}
