//! Papers in the three forms an office handles them in: a page that prints, a document that can be written on, and a PDF
//! with its letters inside. One model, so that all three say the same; no clock and no chance, so that the same file gives
//! the same bytes.

pub mod document;
mod docx;
mod fill;
pub mod fonts;
mod html;
mod pdf;

pub use document::Document;
pub use docx::docx;
pub use fill::{Filling, fill};
pub use fonts::{Fonts, NoFont};
pub use html::{STYLE, html};
pub use pdf::{PdfFault, pdf};
