//! A progress bar, which any thread may move on.

use std::io::{self, IsTerminal, Write};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::{messages, share};

/// Drawing more often than this is work that nobody sees.
const BETWEEN_DRAWINGS: Duration = Duration::from_millis(50);
const CELLS: usize = 40;

/// A bar on the last line of the terminal; nothing at all when the output goes elsewhere.
///
/// The line is wiped when the bar is dropped.
pub struct Progress {
    label: &'static str,
    total: u64,
    done: AtomicU64,
    /// When the bar was last drawn; `None` when there is no terminal to draw on.
    drawn: Option<Mutex<Instant>>,
}

impl Progress {
    /// A bar that is full after `total` calls of [`advance`](Progress::advance).
    pub fn new(label: &'static str, total: u64) -> Progress {
        let drawn = io::stdout().is_terminal().then(|| Mutex::new(Instant::now()));
        Progress { label, total, done: AtomicU64::new(0), drawn }
    }

    /// One more is done.
    pub fn advance(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        // A thread that finds another one drawing continues its work.
        let Some(Ok(mut drawn)) = self.drawn.as_ref().map(Mutex::try_lock) else {
            return;
        };
        if drawn.elapsed() >= BETWEEN_DRAWINGS {
            *drawn = Instant::now();
            self.draw(done.min(self.total));
        }
    }

    fn draw(&self, done: u64) {
        let full = share(done as f64, self.total as f64, CELLS);
        let bar = format!("{}{}", "█".repeat(full), "░".repeat(CELLS - full));
        let percent = done * 100 / self.total.max(1);
        put(&messages::progress(self.label, &bar, percent));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.drawn.is_some() {
            put(messages::WIPE_LINE);
        }
    }
}

/// A terminal that takes no more text is no reason to stop the experiment.
fn put(text: &str) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}
