//! A progress bar for work on photos: each download, blur and resizing moves it on.

use std::io::{self, IsTerminal};
use std::sync::{Mutex, MutexGuard, PoisonError};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::messages;

/// The bar on the screen, if there is one.
static BAR: Mutex<Option<ProgressBar>> = Mutex::new(None);

/// Does `work` and shows meanwhile how many of `total` photos or files are done. The bar is wiped in the end. When
/// the output is not a terminal, no bar is drawn.
pub fn progress<T>(label: &'static str, total: usize, work: impl FnOnce() -> T) -> T {
    let target =
        if io::stdout().is_terminal() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let style = ProgressStyle::with_template(messages::PROGRESS).expect("the template is a fixed one");
    let bar = ProgressBar::with_draw_target(Some(total as u64), target).with_style(style).with_message(label);
    bar.tick();
    *lock() = Some(bar);
    let _wipe = Wipe;
    work()
}

/// One more is done.
pub(crate) fn advance() {
    if let Some(bar) = &*lock() {
        bar.inc(1);
    }
}

/// Work that panics leaves no bar behind.
struct Wipe;

impl Drop for Wipe {
    fn drop(&mut self) {
        if let Some(bar) = lock().take() {
            bar.finish_and_clear();
        }
    }
}

fn lock() -> MutexGuard<'static, Option<ProgressBar>> {
    BAR.lock().unwrap_or_else(PoisonError::into_inner)
}
