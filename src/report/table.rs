//! Columns for the terminal.

use super::visible::visible;

/// The widest a column but the last may be, in characters.
const WIDEST: usize = 44;

/// Lines of aligned columns, the heading first. Text is made safe to show; a cell too wide for its column is cut, with
/// "..." at its end. The first column is cut at its beginning, since the line stands behind the path; the last is never cut.
pub fn columns<const N: usize>(heading: [&str; N], rows: &[[String; N]]) -> Vec<String> {
    let heading = heading.map(str::to_owned);
    let shown: Vec<[String; N]> = std::iter::once(&heading)
        .chain(rows)
        .map(|row| {
            let mut cells = row.clone().map(|cell| visible(&cell).into_owned());
            for (column, cell) in cells.iter_mut().enumerate().take(N.saturating_sub(1)) {
                shorten(cell, column == 0);
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

fn shorten(cell: &mut String, at_front: bool) {
    let count = cell.chars().count();
    if count > WIDEST {
        let chars = cell.chars();
        *cell = if at_front {
            format!("...{}", chars.skip(count - WIDEST + 3).collect::<String>())
        } else {
            chars.take(WIDEST - 3).collect::<String>() + "..."
        };
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

    #[test]
    fn a_place_keeps_its_line() {
        let place = format!("{}/a.txt:3:14", "folder".repeat(12));
        let lines = columns(["place", "value"], &[[place, "x".to_owned()]]);
        assert!(
            lines[1].starts_with("...folder") && lines[1].ends_with("/a.txt:3:14  x"),
            "{}",
            lines[1]
        );
    }
}
