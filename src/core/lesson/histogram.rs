//! How often an experiment ended with which value.

use std::fmt;

use colored::Colorize;

use super::{WIDTH, share};

/// A picture taller than this does not fit on the screen with the rest; values then share a row.
const ROWS: u32 = 16;

/// A picture with a row for each value from the least to the greatest. It is printed with `{}`.
///
/// ```
/// # use workbook::lesson::Histogram;
/// println!("{}", Histogram::of([44, 45, 45, 47]));
/// ```
pub struct Histogram {
    values: Vec<u32>,
}

impl Histogram {
    /// The histogram of `values`.
    pub fn of(values: impl IntoIterator<Item = u32>) -> Histogram {
        Histogram { values: values.into_iter().collect() }
    }

    /// Label and count of each row, from the least value to the greatest.
    fn rows(&self) -> Vec<(String, usize)> {
        let (Some(&least), Some(&greatest)) = (self.values.iter().min(), self.values.iter().max()) else {
            return Vec::new();
        };
        let step = (greatest - least) / ROWS + 1;
        let first_values = (least..=greatest).step_by(step as usize);
        first_values.map(|first| self.row(first, first.saturating_add(step - 1))).collect()
    }

    fn row(&self, first: u32, last: u32) -> (String, usize) {
        let count = self.values.iter().filter(|value| (first..=last).contains(value)).count();
        let label = if first == last { first.to_string() } else { format!("{first}-{last}") };
        (label, count)
    }
}

impl fmt::Display for Histogram {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = self.rows();
        let labels = rows.iter().map(|(label, _)| label.len()).max().unwrap_or(0);
        let most = rows.iter().map(|&(_, count)| count).max().unwrap_or(0);
        // One cell a run while that fits, so that the bars can be counted.
        let cells = most.min(WIDTH - labels - 12);
        for (number, (label, count)) in rows.iter().enumerate() {
            let line_end = if number == 0 { "" } else { "\n" };
            let bar = "█".repeat(share(*count as f64, most as f64, cells));
            write!(out, "{line_end}  {label:>labels$}  {} {count}", bar.cyan())?;
        }
        Ok(())
    }
}
