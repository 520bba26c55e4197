//! An interleaving as people read it.

use workbook_judge::protocol::question::{Row, Table};
use workbook_judge::questions::answer::{Mark, Marked};

/// What stands in the blanks.
#[derive(Debug, Clone, Copy)]
pub enum Cells<'a> {
    /// Their signs.
    Hidden,
    /// The key.
    Told { key: &'a [String] },
    /// The key, and what of it was predicted.
    Marked { key: &'a [String], marked: &'a Marked },
}

/// Columns between two threads.
const GAP: usize = 2;

/// The table, a column for each thread where they fit into `width`, else a line for each row.
pub fn drawn(table: &Table, call: &str, cells: Cells<'_>, width: usize) -> String {
    let text = |row: &Row| match row.line {
        Some(line) => format!("{}  :{line}", filled(&row.text, cells)),
        None => filled(&row.text, cells),
    };
    let time = |row: &Row| filled(&row.time, cells);
    let rows: Vec<(String, usize, String)> =
        table.rows.iter().map(|row| (time(row), row.column, text(row))).collect();
    let times = table.rows.iter().any(|row| !row.time.is_empty());
    let margin = if times {
        longest(rows.iter().map(|row| row.0.as_str()), super::messages::time_title()) + GAP
    } else {
        0
    };
    let widths: Vec<usize> = (0..table.columns.len())
        .map(|column| {
            let cells = rows.iter().filter(|row| row.1 == column).map(|row| row.2.as_str());
            longest(cells, &table.columns[column]) + GAP
        })
        .collect();
    let fits = margin + widths.iter().sum::<usize>() <= width;
    let mut lines =
        if fits { in_columns(table, &rows, margin, &widths) } else { in_lines(table, &rows, margin) };
    if let Some(value) = &table.returns {
        lines.push(super::messages::returns(call, &filled(value, cells)));
    }
    lines.iter().map(|line| format!("    {}\n", line.trim_end())).collect()
}

fn longest<'a>(texts: impl Iterator<Item = &'a str>, title: &str) -> usize {
    texts.map(|text| text.chars().count()).max().unwrap_or(0).max(title.chars().count())
}

fn in_columns(
    table: &Table,
    rows: &[(String, usize, String)],
    margin: usize,
    widths: &[usize],
) -> Vec<String> {
    let title = if margin == 0 { "" } else { super::messages::time_title() };
    let mut head = format!("{title:<margin$}");
    for (name, width) in table.columns.iter().zip(widths) {
        head += &format!("{name:<width$}");
    }
    let mut lines = vec![head];
    for (time, column, text) in rows {
        let before: usize = widths[..*column].iter().sum();
        lines.push(format!("{time:<margin$}{:<before$}{text}", ""));
    }
    lines
}

fn in_lines(table: &Table, rows: &[(String, usize, String)], margin: usize) -> Vec<String> {
    let name_width = longest(table.columns.iter().map(String::as_str), "") + GAP;
    let line = |(time, column, text): &(String, usize, String)| {
        format!("{time:<margin$}{:<name_width$}{text}", table.columns[*column])
    };
    rows.iter().map(line).collect()
}

/// The last blank first: `?1` is the beginning of `?12`.
fn filled(text: &str, cells: Cells<'_>) -> String {
    let (key, signs): (&[String], Vec<&str>) = match cells {
        Cells::Hidden => (&[], Vec::new()),
        Cells::Told { key } => (key, vec![""; key.len()]),
        Cells::Marked { key, marked } => (key, marked.places.iter().map(sign).collect()),
    };
    let values = key.iter().zip(signs).enumerate().rev();
    values.fold(text.to_owned(), |text, (index, (value, sign))| {
        text.replace(&format!("?{}", index + 1), &format!("{value}{sign}"))
    })
}

fn sign(mark: &Mark) -> &'static str {
    if *mark == Mark::Right { "✓" } else { "✗" }
}
