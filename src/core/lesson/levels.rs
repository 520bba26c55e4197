//! How full something was when: a row a level, a column a moment.

use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use colored::Colorize;

use super::clock::Moment;
use super::{Scale, WIDTH, seconds};

/// A picture taller than this does not fit on the screen with the rest; levels then share a row.
const ROWS: usize = 12;

/// A picture of a level that rises and falls, recorded while an experiment runs. It is printed with `{}`.
///
/// ```no_run
/// # use workbook::lesson::{CommandLine, Levels};
/// # let options = CommandLine::of("06_queue").read();
/// # let queue = vec![1, 2];
/// let levels = Levels::new(options.scale());
/// levels.record(queue.len());
/// println!("{levels}");
/// ```
pub struct Levels {
    start: Moment,
    scale: Scale,
    samples: Mutex<Vec<(Duration, usize)>>,
}

impl Levels {
    /// A picture whose time begins now, at level 0, and is told at full length, as if `scale` were 1.
    pub fn new(scale: Scale) -> Levels {
        Levels { start: Moment::now(), scale, samples: Mutex::default() }
    }

    /// Records the level of this moment. Any thread may call this at any time.
    pub fn record(&self, level: usize) {
        self.add(self.scale.stretch(self.start.elapsed()), level);
    }

    /// Records the level from a moment on: a time since the experiment began, at full length.
    pub fn add(&self, from: Duration, level: usize) {
        let mut samples = self.samples.lock().unwrap_or_else(PoisonError::into_inner);
        samples.push((from, level));
    }
}

impl fmt::Display for Levels {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut samples = self.samples.lock().unwrap_or_else(PoisonError::into_inner).clone();
        samples.sort_by_key(|&(from, _)| from);
        let most = samples.iter().map(|&(_, level)| level).max().unwrap_or(0);
        let end = samples.last().map_or(Duration::ZERO, |&(from, _)| from);
        let label = most.to_string().len();
        let cells = WIDTH - label - 4;
        let moments: Vec<usize> = (0..cells).map(|cell| level_at(&samples, end, cell, cells)).collect();
        let step = most.div_ceil(ROWS).max(1);
        for least in (1..=most).step_by(step).collect::<Vec<_>>().into_iter().rev() {
            let marks: String = moments.iter().map(|&level| if level >= least { '█' } else { ' ' }).collect();
            writeln!(out, "  {least:>label$}  {}", marks.trim_end().cyan())?;
        }
        let (start, end) = (seconds(Duration::ZERO), seconds(end));
        write!(out, "  {:label$}  {start}{end:>rest$}", "", rest = cells - start.len())
    }
}

/// The level in the middle of the moment `cell`.
fn level_at(samples: &[(Duration, usize)], end: Duration, cell: usize, cells: usize) -> usize {
    let moment = end.mul_f64((cell as f64 + 0.5) / cells as f64);
    samples.iter().rev().find(|&&(from, _)| from <= moment).map_or(0, |&(_, level)| level)
}
