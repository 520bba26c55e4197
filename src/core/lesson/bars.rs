//! Horizontal bars, for times and counts side by side.

use std::fmt;
use std::time::Duration;

use colored::Colorize;

use super::{WIDTH, seconds, share};

const LONGEST_LABEL: usize = 30;
const VALUE: usize = 10;

/// A picture with a line for each amount: label, bar, value. It is printed with `{}`.
///
/// ```
/// # use std::time::Duration;
/// # use workbook::lesson::Bars;
/// let bars = Bars::new()
///     .time("in turn", Duration::from_secs(27))
///     .time("at once", Duration::from_secs(3));
/// println!("{bars}");
/// ```
#[derive(Default)]
pub struct Bars {
    rows: Vec<Row>,
}

struct Row {
    label: String,
    amount: f64,
    value: String,
}

impl Bars {
    /// A picture without bars.
    pub fn new() -> Bars {
        Bars::default()
    }

    /// One more bar, for a time.
    pub fn time(self, label: &str, time: Duration) -> Bars {
        self.row(label, time.as_secs_f64(), seconds(time))
    }

    /// One more bar, for a count.
    pub fn count(self, label: &str, count: u64) -> Bars {
        self.row(label, count as f64, count.to_string())
    }

    fn row(mut self, label: &str, amount: f64, value: String) -> Bars {
        let label = label.chars().take(LONGEST_LABEL).collect();
        self.rows.push(Row { label, amount, value });
        self
    }
}

impl fmt::Display for Bars {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let labels = self.rows.iter().map(|row| row.label.chars().count()).max().unwrap_or(0);
        let longest = self.rows.iter().map(|row| row.amount).fold(0.0, f64::max);
        let cells = WIDTH - labels - VALUE - 6;
        for (number, row) in self.rows.iter().enumerate() {
            let line_end = if number == 0 { "" } else { "\n" };
            let bar = "█".repeat(share(row.amount, longest, cells));
            let Row { label, value, .. } = row;
            write!(out, "{line_end}  {label:<labels$}  {} {value}", bar.cyan())?;
        }
        Ok(())
    }
}
