//! The three formats of a paper say the same, carry their letters with them, and are the same bytes every time.

use std::io::{Cursor, Read};

use homestead::domain::violations::law::Law;
use homestead::exchange::papers::document::{Document, Part, Span, Table};
use homestead::exchange::papers::fonts::Fonts;
use homestead::exchange::papers::{NoFont, PdfFault, docx, html, pdf};
use jiff::civil::date;
use lopdf::Document as Pdf;

use crate::support::case::CaseFile;
use crate::support::papers::{FONTS, Printed, of, printed, words_of};

fn land() -> Vec<Printed> {
    printed(&CaseFile::demanded(Law::Land78, date(2025, 6, 2)))
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A part of an archive.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect(name).read_to_string(&mut text).expect("text");
    text
}

fn read(bytes: &[u8]) -> (Pdf, String) {
    let file = Pdf::load_mem(bytes).expect("a PDF");
    let pages: Vec<u32> = file.get_pages().keys().copied().collect();
    let text = file.extract_text(&pages).expect("its text");
    (file, squeezed(&text))
}

#[test]
fn all_three_say_the_same() {
    for paper in land() {
        let page = squeezed(&words_of(&html(&paper.document)));
        let file = docx(&paper.document).unwrap();
        let written = squeezed(&words_of(&part(&file, "word/document.xml")));
        let (_, set) = read(&pdf(&paper.document, &FONTS).unwrap());
        for words in ["王大山", "530303101-V-2025-0001", "白规罚〔2025〕1号", "曲靖市沾益区", "李卫东", "84.50平方米"]
        {
            let said = page.contains(words);
            assert_eq!(written.contains(words), said, "{} DOCX: {words}", paper.key);
            assert_eq!(set.contains(words), said, "{} PDF: {words}\n{set}", paper.key);
        }
    }
}

#[test]
fn the_same_paper_is_the_same_bytes() {
    let (one, two) = (land(), land());
    for (one, two) in one.iter().zip(&two) {
        assert_eq!(html(&one.document), html(&two.document));
        assert_eq!(docx(&one.document).unwrap(), docx(&two.document).unwrap());
        assert!(pdf(&one.document, &FONTS).unwrap() == pdf(&two.document, &FONTS).unwrap(), "{}", one.key);
    }
}

#[test]
fn a_docx_is_an_archive_of_well_formed_parts_on_a4() {
    let papers = land();
    for paper in &papers {
        let file = docx(&paper.document).unwrap();
        for name in [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/core.xml",
            "word/styles.xml",
            "word/footer1.xml",
            "word/document.xml",
            "word/_rels/document.xml.rels",
        ] {
            let text = part(&file, name);
            let mut reader = quick_xml::Reader::from_str(&text);
            let mut depth = 0_i32;
            loop {
                match reader.read_event().unwrap_or_else(|why| panic!("{} {name}: {why}", paper.key)) {
                    quick_xml::events::Event::Start(_) => depth += 1,
                    quick_xml::events::Event::End(_) => depth -= 1,
                    quick_xml::events::Event::Eof => break,
                    _ => {}
                }
            }
            assert_eq!(depth, 0, "{} {name}", paper.key);
        }
    }
    let body = part(&docx(&of(&papers, "decision").document).unwrap(), "word/document.xml");
    // 37, 26, 35 and 28 mm (GB/T 9704), in twentieths of a point.
    assert!(body.contains("w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\""));
}

#[test]
fn a_pdf_is_archival_a4_and_carries_its_letters() {
    let papers = land();
    let bytes = pdf(&of(&papers, "decision").document, &FONTS).unwrap();
    let (file, text) = read(&bytes);
    assert!(text.contains("—1—") && text.contains("—2—"), "the sheets are numbered: {text}");
    for (_, page) in file.get_pages() {
        let size = file.get_dictionary(page).unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
        let size: Vec<String> = size.iter().map(|it| format!("{:.0}", it.as_float().unwrap())).collect();
        assert_eq!(size, ["0", "0", "595", "842"]);
        for font in file.get_page_fonts(page).unwrap().values() {
            assert_eq!(font.get(b"Subtype").unwrap().as_name().unwrap(), b"Type0");
            assert!(font.get(b"ToUnicode").is_ok(), "what is printed can be searched");
        }
    }
    let embedded = file.objects.values().filter_map(|it| it.as_dict().ok());
    let embedded = embedded.filter(|it| it.get(b"FontFile2").is_ok() || it.get(b"FontFile3").is_ok());
    assert!(embedded.count() >= 1, "no letters inside");
    assert!(bytes.len() < 400_000, "only the letters that it needs: {}", bytes.len());
}

#[test]
fn a_letter_that_no_font_has_is_named_instead_of_printed_as_a_box() {
    let paper = Document { title: vec![Span::Text("甲\u{E000}乙".to_owned())], ..Document::default() };
    assert_eq!(pdf(&paper, &FONTS), Err(PdfFault::NoLetter("\u{E000}".to_owned())));
    assert!(matches!(Fonts::read(vec![b"no font".to_vec()]), Err(NoFont)));
}

#[test]
fn a_long_paper_goes_over_to_more_sheets_and_a_row_stands_whole() {
    let text = |text: &str| vec![Span::Text(text.to_owned())];
    let row = |i: usize| vec![text(&i.to_string()), text(&"证据名称及证明内容".repeat(8))];
    let table = Table { widths: vec![20, 80], headed: false, rows: (0..40).map(row).collect() };
    let long = "甲".repeat(4000);
    let parts =
        vec![Part::Text(text(&long)), Part::Table(table), Part::Lines(30), Part::Seal(text("机关"), text("日期"))];
    let paper = Document { title: text("长文书"), parts, ..Document::default() };
    let (file, set) = read(&pdf(&paper, &FONTS).unwrap());
    // 4000 characters, 28 to a line, 22 lines to a sheet.
    assert!(file.get_pages().len() >= 4000 / (28 * 22) + 3, "{}", file.get_pages().len());
    assert_eq!(set.matches('甲').count(), 4000);
    // One cell higher than a sheet is the only one that is cut.
    let huge = Table { widths: vec![100], headed: false, rows: vec![vec![text(&"乙".repeat(3000))]] };
    let paper = Document { title: text("长格"), parts: vec![Part::Table(huge)], ..Document::default() };
    assert_eq!(read(&pdf(&paper, &FONTS).unwrap()).1.matches('乙').count(), 3000);
}

#[test]
fn no_stop_begins_a_line_and_figures_stay_whole() {
    let text = format!("{}，{}人民币20000元。", "一".repeat(26), "二".repeat(22));
    let parts = vec![Part::Text(vec![Span::Text(text)])];
    let paper = Document { title: vec![Span::Text("题".to_owned())], parts, ..Document::default() };
    let file = Pdf::load_mem(&pdf(&paper, &FONTS).unwrap()).unwrap();
    let lines: Vec<String> = file.extract_text(&[1]).unwrap().lines().map(str::to_owned).collect();
    assert!(!lines.iter().any(|line| line.trim().starts_with(['，', '。'])), "{lines:?}");
    assert!(lines.iter().any(|line| line.contains("20000")), "{lines:?}");
}
