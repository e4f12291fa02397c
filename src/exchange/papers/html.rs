//! A paper as a page: one file that prints on A4 as it looks. It carries its own style, known to the server by its hash, no
//! script and nothing from elsewhere.

use super::document::{BLANK, DRAFT, Document, Line, MISSING, Part, SIGNED_ON, Span, Table, UNVERIFIED, plain};

/// The style of every paper: margins and sizes of GB/T 9704 (37, 26, 35 and 28 mm; 二号 for the title, 三号 for the text,
/// twenty-two lines of twenty-eight characters on a page).
pub const STYLE: &str = include_str!("paper.css");

/// The page.
pub fn html(paper: &Document) -> String {
    let title = escaped(&plain(&paper.title));
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n"
    );
    out.push_str(if paper.draft { "<body class=\"draft\">\n" } else { "<body>\n" });
    if paper.draft {
        add(&mut out, format!("<p class=\"across\" aria-hidden=\"true\">{DRAFT}</p>\n"));
    }
    out.push_str("<main>\n");
    if let Some(head) = &paper.head {
        tag(&mut out, "p", "head", &spans(head));
    }
    add(&mut out, format!("<h1>{}</h1>\n", spans(&paper.title)));
    if let Some(number) = &paper.number {
        tag(&mut out, "p", "number", &spans(number));
    }
    for part in &paper.parts {
        put(&mut out, part);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn put(out: &mut String, part: &Part) {
    match part {
        Part::To(line) => tag(out, "p", "to", &spans(line)),
        Part::Heading(line) => add(out, format!("<h2>{}</h2>\n", spans(line))),
        Part::Text(line) => tag(out, "p", "text", &spans(line)),
        Part::Note(line) => tag(out, "p", "note", &spans(line)),
        Part::Table(table) => grid(out, table),
        Part::Sign(lines) => {
            for line in lines {
                let room = format!("{}<span class=\"pen\"></span><span class=\"day\">{SIGNED_ON}</span>", spans(line));
                tag(out, "p", "sign", &room);
            }
        }
        Part::Seal(body, date) => {
            let inside = format!("<p>{}</p><p>{}</p><span class=\"seal\">（印章）</span>", spans(body), spans(date));
            tag(out, "div", "sealed", &inside);
        }
        Part::Lines(count) => {
            for _ in 0..*count {
                tag(out, "p", "ruled", "");
            }
        }
    }
}

fn grid(out: &mut String, table: &Table) {
    out.push_str("<table>\n<colgroup>");
    for width in &table.widths {
        add(out, format!("<col class=\"w{width}\">"));
    }
    out.push_str("</colgroup>\n");
    for (i, row) in table.rows.iter().enumerate() {
        let names = table.headed && i == 0;
        out.push_str(if names { "<thead><tr>" } else { "<tr>" });
        for (column, cell) in row.iter().enumerate() {
            // On a form every other cell names the one after it.
            let named = names || (!table.headed && column % 2 == 0);
            let (element, scope) = match (named, names) {
                (true, true) => ("th", " scope=\"col\""),
                (true, false) => ("th", " scope=\"row\""),
                _ => ("td", ""),
            };
            add(out, format!("<{element}{scope}>{}</{element}>", spans(cell)));
        }
        out.push_str(if names { "</tr></thead>\n" } else { "</tr>\n" });
    }
    out.push_str("</table>\n");
}

fn tag(out: &mut String, element: &str, class: &str, inside: &str) {
    add(out, format!("<{element} class=\"{class}\">{inside}</{element}>\n"));
}

fn add(out: &mut String, text: String) {
    out.push_str(&text);
}

fn spans(line: &Line) -> String {
    line.iter()
        .map(|span| match span {
            Span::Text(text) => escaped(text).replace('\n', "<br>"),
            Span::Blank => format!("<span class=\"blank\">{BLANK}</span>"),
            Span::Missing => format!("<mark class=\"missing\">{MISSING}</mark>"),
            Span::Unverified => format!("<span class=\"unverified\">{UNVERIFIED}</span>"),
        })
        .collect()
}

fn escaped(text: &str) -> String {
    quick_xml::escape::escape(text).into_owned()
}
