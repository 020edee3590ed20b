//! Whether a `<table>` holds data or only lays out a page.
//!
//! Rows of data become one line each, their cells side by side. A table that lays out a page holds paragraphs, headings and
//! further tables, which must stay apart.

use super::element::is_heading;
use super::token::{Token, Tokens};
use crate::text::Span;

/// A cell of data is no longer, in bytes.
const LONGEST_CELL: usize = 240;

/// Whether the table whose tag ends at byte `at` of `text` holds data: two rows or more of two short cells or more.
pub(super) fn is_data(text: &str, at: usize) -> bool {
    let mut rows = 0;
    let mut cell = Cell::default();
    for token in Tokens::within(text, Span::new(at, text.len())) {
        match token {
            Token::Text(span) => cell.length += span.of(text).trim().len(),
            Token::Close(name, _) if name == "table" => break,
            Token::Close(..) => {}
            Token::Open { name, .. } => match name.as_str() {
                "tr" => {
                    rows += usize::from(cell.number >= 2);
                    cell = Cell::default();
                }
                "td" | "th" => {
                    cell = Cell {
                        number: cell.number + 1,
                        ..Cell::default()
                    }
                }
                "p" => cell.paragraphs += 1,
                _ if is_layout(&name) => return false,
                _ => {}
            },
        }
        if cell.length > LONGEST_CELL || cell.paragraphs > 1 {
            return false;
        }
    }
    rows + usize::from(cell.number >= 2) >= 2
}

#[derive(Debug, Default)]
struct Cell {
    /// Its place in the row, from 1 on; 0 before the first.
    number: usize,
    length: usize,
    paragraphs: usize,
}

/// Elements that no cell of data holds.
fn is_layout(name: &str) -> bool {
    is_heading(name)
        || matches!(
            name,
            "table"
                | "article"
                | "section"
                | "nav"
                | "aside"
                | "main"
                | "header"
                | "footer"
                | "form"
                | "blockquote"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_and_layout() {
        let data = "<tr><th>Round<th>Day<tr><td>First<td><p>16 May</p></table>";
        assert!(is_data(data, 0));
        let long = "word ".repeat(60);
        for layout in [
            format!("<tr><td>Menu<td>{long}<tr><td>a<td>b</table>"),
            "<tr><td><table><tr><td>a<td>b<tr><td>a<td>b</table>".to_owned(),
            "<tr><td>One cell<tr><td>in each row</table><tr><td>a<td>b<tr><td>a<td>b".to_owned(),
            "<tr><td>Menu<td><h2>News</h2><tr><td>a<td>b</table>".to_owned(),
        ] {
            assert!(!is_data(&layout, 0), "{layout}");
        }
    }
}
