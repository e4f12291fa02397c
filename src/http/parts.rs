//! A form of two parts: what is said of a file, and the file.

use actix_multipart::{Field, Multipart};
use actix_web::web::BytesMut;
use futures_util::StreamExt;

use super::problem::{Code, Problem};

/// Largest `meta` part, in bytes.
const MAX_META_BYTES: usize = 16 * 1024;

/// Reads `meta` and `file`, of at most so many bytes; anything else in the form is refused.
pub(super) async fn parts(form: Multipart, most: usize) -> Result<(BytesMut, BytesMut), Problem> {
    let (meta, file) = meta_and_file(form, most).await?;
    Ok((meta, file.ok_or_else(|| Problem::new(Code::BadRequest))?))
}

/// The same where the file may be left out.
pub(super) async fn meta_and_file(mut form: Multipart, most: usize) -> Result<(BytesMut, Option<BytesMut>), Problem> {
    let (mut meta, mut file) = (None, None);
    while let Some(field) = form.next().await {
        let mut field = field.map_err(|_broken| Problem::new(Code::BadRequest))?;
        let name = field.name().unwrap_or_default().to_owned();
        match name.as_str() {
            "meta" if meta.is_none() => meta = Some(collect(&mut field, MAX_META_BYTES).await?),
            "file" if file.is_none() => file = Some(collect(&mut field, most).await?),
            _ => return Err(Problem::new(Code::BadRequest)),
        }
    }
    Ok((meta.ok_or_else(|| Problem::new(Code::BadRequest))?, file))
}

async fn collect(field: &mut Field, most: usize) -> Result<BytesMut, Problem> {
    let mut bytes = BytesMut::new();
    while let Some(chunk) = field.next().await {
        let chunk = chunk.map_err(|_broken| Problem::new(Code::BadRequest))?;
        if bytes.len() + chunk.len() > most {
            return Err(Problem::new(Code::TooLarge).with("most_kb", most / 1024));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}
