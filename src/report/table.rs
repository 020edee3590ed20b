//! Columns for the terminal.

use super::visible::visible;

/// The widest a column but the last may be, in characters.
const WIDEST: usize = 44;

/// Lines of aligned columns, the heading first. Text is made safe to show; a cell too wide for its column is cut, with
/// "..." at its end. The last column is never cut.
pub fn columns<const N: usize>(heading: [&str; N], rows: &[[String; N]]) -> Vec<String> {
    let heading = heading.map(str::to_owned);
    let shown: Vec<[String; N]> = std::iter::once(&heading)
        .chain(rows)
        .map(|row| {
            let mut cells = row.clone().map(|cell| visible(&cell).into_owned());
            for cell in cells.iter_mut().rev().skip(1) {
                shorten(cell);
            }
            cells
        })
        .collect();
    let mut widths = [0; N];
    for row in &shown {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    shown.iter().map(|row| line(row, &widths)).collect()
}

fn shorten(cell: &mut String) {
    if cell.chars().count() > WIDEST {
        let kept: String = cell.chars().take(WIDEST - 3).collect();
        *cell = kept + "...";
    }
}

fn line(row: &[String], widths: &[usize]) -> String {
    let cells: Vec<String> = row
        .iter()
        .zip(widths)
        .map(|(cell, width)| format!("{cell:<width$}"))
        .collect();
    cells.join("  ").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_line_up_and_escape_codes_are_shown() {
        let rows = [
            ["a".to_owned(), "\u{1b}[2J".to_owned()],
            ["long".to_owned(), "x".to_owned()],
        ];
        let lines = columns(["one", "two"], &rows);
        assert_eq!(lines, ["one   two", "a     \\u{1b}[2J", "long  x"]);
    }
}
