//! A paper as an Office Open XML document (ECMA-376), for the office that still writes on it.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::document::{BLANK, DRAFT, Document, Line, MISSING, Part, SIGNED_ON, Span, Table, UNVERIFIED, plain};

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
<Default Extension=\"xml\" ContentType=\"application/xml\"/>\
<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>\
<Override PartName=\"/word/footer1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>\
<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>";

const RELATIONS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>\
<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>";

const DOCUMENT_RELATIONS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>\
<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer\" Target=\"footer1.xml\"/></Relationships>";

/// 三号 for the text, on lines of 29 points: twenty-two to a page (GB/T 9704).
const STYLES: &str = "<w:docDefaults><w:rPrDefault><w:rPr>\
<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"仿宋\" w:cs=\"Times New Roman\"/>\
<w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault>\
<w:pPrDefault><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"579\" w:lineRule=\"exact\"/></w:pPr></w:pPrDefault></w:docDefaults>\
<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>";

const FOOTER: &str = "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:t xml:space=\"preserve\">— </w:t></w:r>\
<w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>\
<w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:t>1</w:t></w:r>\
<w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p>";

/// A4 with 37, 26, 35 and 28 mm, in twentieths of a point.
const SECTION: &str = "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId2\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
<w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\" w:header=\"851\" w:footer=\"1417\" w:gutter=\"0\"/></w:sectPr>";

/// Width of the text in twentieths of a point.
const TEXT_WIDTH: u32 = 8845;

/// The document's bytes.
///
/// # Errors
/// None that a buffer in memory can give; what the writer of the archive says is passed on.
pub fn docx(paper: &Document) -> Result<Vec<u8>, zip::result::ZipError> {
    let title = escaped(&plain(&paper.title));
    let core = format!(
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{title}</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>"
    );
    let files = [
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", RELATIONS.to_owned()),
        ("docProps/core.xml", core),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS.to_owned()),
        ("word/styles.xml", format!("<w:styles xmlns:w=\"{W}\">{STYLES}</w:styles>")),
        ("word/footer1.xml", format!("<w:ftr xmlns:w=\"{W}\">{FOOTER}</w:ftr>")),
        ("word/document.xml", body(paper)),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // No clock: the first day that an archive can name.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, text) in files {
        archive.start_file(name, options)?;
        archive.write_all(HEAD.as_bytes())?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

fn body(paper: &Document) -> String {
    let mut out = format!(
        "<w:document xmlns:w=\"{W}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>"
    );
    if paper.draft {
        paragraph(&mut out, "<w:jc w:val=\"right\"/>", &run(DRAFT, 32));
    }
    if let Some(head) = &paper.head {
        paragraph(
            &mut out,
            "<w:spacing w:line=\"720\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>",
            &runs(head, 44),
        );
    }
    let titled = "<w:spacing w:after=\"120\" w:line=\"660\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>";
    paragraph(&mut out, titled, &runs(&paper.title, 44));
    if let Some(number) = &paper.number {
        paragraph(&mut out, "<w:spacing w:after=\"280\"/><w:jc w:val=\"center\"/>", &runs(number, 32));
    }
    for part in &paper.parts {
        put(&mut out, part);
    }
    out.push_str(SECTION);
    out.push_str("</w:body></w:document>");
    out
}

fn put(out: &mut String, part: &Part) {
    const INDENT: &str = "<w:ind w:firstLine=\"640\"/><w:jc w:val=\"both\"/>";
    const SMALL: &str = "<w:spacing w:before=\"120\" w:line=\"400\" w:lineRule=\"exact\"/>";
    const RULED: &str = "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"1\" w:color=\"000000\"/></w:pBdr>";
    match part {
        Part::To(line) => paragraph(out, "", &runs(line, 32)),
        Part::Heading(line) => paragraph(out, "<w:keepNext/><w:ind w:firstLine=\"640\"/>", &runs(line, 32)),
        Part::Text(line) => paragraph(out, INDENT, &runs(line, 32)),
        Part::Note(line) => paragraph(out, SMALL, &runs(line, 24)),
        Part::Table(table) => grid(out, table),
        Part::Sign(lines) => {
            for line in lines {
                let room = format!("{}{}", runs(line, 28), run(&format!("{BLANK}{SIGNED_ON}"), 28));
                paragraph(out, "<w:keepLines/><w:jc w:val=\"left\"/>", &room);
            }
        }
        Part::Seal(body, date) => {
            let right = "<w:keepNext/><w:keepLines/><w:spacing w:before=\"480\"/><w:ind w:right=\"1280\"/><w:jc w:val=\"right\"/>";
            paragraph(out, right, &runs(body, 32));
            paragraph(out, "<w:ind w:right=\"1280\"/><w:jc w:val=\"right\"/>", &runs(date, 32));
            paragraph(out, "<w:ind w:right=\"1280\"/><w:jc w:val=\"right\"/>", &run("（印章）", 24));
        }
        Part::Lines(count) => {
            for _ in 0..*count {
                paragraph(out, RULED, "");
            }
        }
    }
}

fn grid(out: &mut String, table: &Table) {
    let width = |share: u16| u32::from(share) * TEXT_WIDTH / 100;
    let edge = |side: &str| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>");
    let edges: String = ["top", "left", "bottom", "right", "insideH", "insideV"].into_iter().map(edge).collect();
    add(
        out,
        format!(
            "<w:tbl><w:tblPr><w:tblW w:w=\"{TEXT_WIDTH}\" w:type=\"dxa\"/><w:tblBorders>{edges}</w:tblBorders>\
         <w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>"
        ),
    );
    for share in &table.widths {
        add(out, format!("<w:gridCol w:w=\"{}\"/>", width(*share)));
    }
    out.push_str("</w:tblGrid>");
    for (i, row) in table.rows.iter().enumerate() {
        let names = if table.headed && i == 0 { "<w:tblHeader/>" } else { "" };
        add(out, format!("<w:tr><w:trPr><w:cantSplit/>{names}</w:trPr>"));
        for (column, (cell, share)) in row.iter().zip(&table.widths).enumerate() {
            let named = table.headed && i == 0 || !table.headed && column % 2 == 0;
            let justify = if named { "center" } else { "left" };
            add(
                out,
                format!(
                    "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>",
                    width(*share)
                ),
            );
            let spaced = format!(
                "<w:spacing w:before=\"60\" w:after=\"60\" w:line=\"400\" w:lineRule=\"exact\"/><w:jc w:val=\"{justify}\"/>"
            );
            paragraph(out, &spaced, &runs(cell, 24));
            out.push_str("</w:tc>");
        }
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
}

fn paragraph(out: &mut String, properties: &str, inside: &str) {
    add(out, format!("<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"));
}

fn add(out: &mut String, text: String) {
    out.push_str(&text);
}

fn runs(line: &Line, half_points: u16) -> String {
    line.iter()
        .map(|span| match span {
            Span::Text(text) => run(text, half_points),
            Span::Blank => run(BLANK, half_points),
            Span::Missing => run(MISSING, half_points),
            Span::Unverified => run(UNVERIFIED, half_points),
        })
        .collect()
}

fn run(text: &str, half_points: u16) -> String {
    let sized = format!("<w:rPr><w:sz w:val=\"{half_points}\"/><w:szCs w:val=\"{half_points}\"/></w:rPr>");
    let lines: Vec<String> =
        text.split('\n').map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(line))).collect();
    format!("<w:r>{sized}{}</w:r>", lines.join("<w:br/>"))
}

/// Escaped, and without the characters that no XML may hold.
fn escaped(text: &str) -> String {
    let held: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\t' | '\n')).collect();
    quick_xml::escape::escape(held.as_str()).into_owned()
}
