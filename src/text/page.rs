//! A page of headings, paragraphs, lists and tables, drawn as lines of a terminal or as one HTML document.
//!
//! Whoever writes a page says what each part is; what it looks like is decided here, once, so that a report reads the
//! same on a screen, on paper and in a browser. Foreign text is cleaned on the way out.

use super::{cells, clean, fit, wrap};

/// One part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Title(String),
    Heading(String),
    /// A heading below a heading.
    Name(String),
    /// A paragraph whose other lines hang under the end of `lead`.
    Paragraph {
        lead: String,
        text: String,
    },
    Table {
        widths: Vec<usize>,
        head: Vec<String>,
        rows: Vec<Vec<String>>,
    },
}

/// A page being written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    parts: Vec<Part>,
}

/// The narrowest text beside a lead.
const LEAST: usize = 20;

impl Page {
    /// The title, first.
    pub fn title(&mut self, text: impl Into<String>) {
        self.parts.push(Part::Title(text.into()));
    }

    /// A heading.
    pub fn heading(&mut self, text: impl Into<String>) {
        self.parts.push(Part::Heading(text.into()));
    }

    /// A heading below a heading.
    pub fn name(&mut self, text: impl Into<String>) {
        self.parts.push(Part::Name(text.into()));
    }

    /// A paragraph.
    pub fn say(&mut self, text: impl Into<String>) {
        self.hang("", text);
    }

    /// An entry of a list.
    pub fn item(&mut self, text: impl Into<String>) {
        self.hang("  • ", text);
    }

    /// A paragraph that hangs under the end of `lead`.
    pub fn hang(&mut self, lead: impl Into<String>, text: impl Into<String>) {
        self.parts.push(Part::Paragraph {
            lead: lead.into(),
            text: text.into(),
        });
    }

    /// A table: the cells of each column take that many cells of a terminal, the first column what is left.
    pub fn table(&mut self, widths: &[usize], head: Vec<String>, rows: Vec<Vec<String>>) {
        self.parts.push(Part::Table {
            widths: widths.to_vec(),
            head,
            rows,
        });
    }

    /// The page as lines no wider than `width` cells, each ended by a newline.
    pub fn lines(&self, width: usize) -> String {
        let mut out = Lines {
            width,
            text: String::new(),
        };
        for (at, part) in self.parts.iter().enumerate() {
            let first = at == 0;
            match part {
                Part::Title(text) => out.hang("", text),
                Part::Heading(text) => {
                    if !first {
                        out.line("");
                    }
                    out.line(text);
                    out.line(&"─".repeat(cells(text).min(width)));
                }
                Part::Name(text) => {
                    out.line("");
                    out.hang("", text);
                }
                Part::Paragraph { lead, text } => out.hang(lead, text),
                Part::Table { widths, head, rows } => out.table(widths, head, rows),
            }
        }
        out.text
    }

    /// The page as one HTML document that needs nothing else: no script, no picture, no address.
    pub fn html(&self, language: &str) -> String {
        let title = self.parts.iter().find_map(|part| match part {
            Part::Title(text) => Some(escaped(text)),
            _ => None,
        });
        let mut out = format!(
            "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n<style>{STYLE}</style>\n\
             </head>\n<body>\n",
            escaped(language),
            title.unwrap_or_default(),
        );
        out.extend(self.parts.iter().map(tagged));
        out.push_str("</body>\n</html>\n");
        out
    }
}

/// One part as HTML.
fn tagged(part: &Part) -> String {
    match part {
        Part::Title(text) => format!("<h1>{}</h1>\n", escaped(text)),
        Part::Heading(text) => format!("<h2>{}</h2>\n", escaped(text)),
        Part::Name(text) => format!("<h3>{}</h3>\n", escaped(text)),
        Part::Paragraph { lead, text } => {
            let class = if lead.is_empty() { "" } else { " class=\"in\"" };
            let lead = match lead.trim() {
                "" | "•" => String::new(),
                lead => format!("<b>{}</b> ", escaped(lead)),
            };
            format!("<p{class}>{lead}{}</p>\n", escaped(text))
        }
        Part::Table { head, rows, .. } => table(head, rows),
    }
}

impl Page {
    /// The page as data: a list of its parts, each under the word for what it is.
    pub fn json(&self) -> serde_json::Value {
        let parts = self.parts.iter().map(|part| match part {
            Part::Title(text) => serde_json::json!({"title": text}),
            Part::Heading(text) => serde_json::json!({"heading": text}),
            Part::Name(text) => serde_json::json!({"name": text}),
            Part::Paragraph { lead, text } if lead.trim() == "•" => serde_json::json!({"item": text}),
            Part::Paragraph { text, .. } => serde_json::json!({"text": text}),
            Part::Table { head, rows, .. } => serde_json::json!({"head": head, "rows": rows}),
        });
        parts.collect()
    }
}

const STYLE: &str = "body{font:16px/1.5 serif;max-width:48em;margin:2em auto;padding:0 1em;color:#111}\
h1,h2,h3{line-height:1.2}table{border-collapse:collapse;width:100%}\
th,td{text-align:left;padding:.2em .5em;border-bottom:1px solid #999;vertical-align:top}p.in{margin:.3em 0 .3em 1.5em}";

fn table(head: &[String], rows: &[Vec<String>]) -> String {
    let row = |tag: &str, cells: &[String]| {
        let cells: Vec<String> = cells
            .iter()
            .map(|cell| format!("<{tag}>{}</{tag}>", escaped(cell.trim())))
            .collect();
        format!("<tr>{}</tr>\n", cells.concat())
    };
    let body: Vec<String> = rows.iter().map(|cells| row("td", cells)).collect();
    format!(
        "<table>\n<thead>{}</thead>\n<tbody>\n{}</tbody>\n</table>\n",
        row("th", head).trim_end(),
        body.concat()
    )
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in clean::prose(text).chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}

struct Lines {
    width: usize,
    text: String,
}

impl Lines {
    fn line(&mut self, text: &str) {
        // Names and quotes come from other machines: nothing in them may act on the terminal.
        self.text.push_str(clean::prose(text).trim_end());
        self.text.push('\n');
    }

    fn hang(&mut self, lead: &str, text: &str) {
        let indent = cells(lead);
        let wide = self.width.saturating_sub(indent).max(LEAST);
        for (at, line) in wrap::lines(text, wide).into_iter().enumerate() {
            let lead = if at == 0 {
                lead.to_owned()
            } else {
                " ".repeat(indent)
            };
            self.line(&format!("{lead}{line}"));
        }
    }

    fn table(&mut self, widths: &[usize], head: &[String], rows: &[Vec<String>]) {
        let others: usize = widths.iter().map(|wide| wide + 1).sum();
        let first = self.width.saturating_sub(others).max(LEAST);
        let row = |row: &[String]| {
            let wide = std::iter::once(&first).chain(widths);
            let cells: Vec<String> = row
                .iter()
                .zip(wide)
                .map(|(cell, wide)| fit(cell, *wide, "…"))
                .collect();
            cells.join(" ")
        };
        self.line(&row(head));
        self.line(&"─".repeat((first + others).min(self.width)));
        for cells in rows {
            self.line(&row(cells));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Page {
        let mut page = Page::default();
        page.title("Profil : X");
        page.heading("Table");
        page.table(
            &[6, 4],
            vec!["Nom".into(), "Force".into(), "M".into()],
            vec![vec!["Coopération <b>".into(), "A".into(), "M2".into()]],
        );
        page.hang("    P1 ", "une raison assez longue pour la ligne");
        page
    }

    #[test]
    fn lines_hold_the_width_and_hang_under_their_lead() {
        insta::assert_snapshot!(page().lines(36), @r"
        Profil : X

        Table
        ─────
        Nom                      Force  M
        ────────────────────────────────────
        Coopération <b>          A      M2
            P1 une raison assez longue pour
               la ligne
        ");
    }

    #[test]
    fn html_escapes_what_others_wrote() {
        let html = page().html("fr");
        assert!(html.contains("<td>Coopération &lt;b&gt;</td>"), "{html}");
        assert!(html.starts_with("<!doctype html>\n<html lang=\"fr\">"));
    }
}
