//! A progress bar for work on photos: each download, blur and resizing moves it on.

use std::sync::{Mutex, MutexGuard, PoisonError};

use workbook::lesson::Progress;

/// The bar on the screen, if there is one.
static BAR: Mutex<Option<Progress>> = Mutex::new(None);

/// Does `work` and shows meanwhile how many of `total` photos or files are done.
pub fn progress<T>(label: &'static str, total: usize, work: impl FnOnce() -> T) -> T {
    *lock() = Some(Progress::new(label, total as u64));
    let _wipe = Wipe;
    work()
}

/// One more is done.
pub(crate) fn advance() {
    lock().iter().for_each(Progress::advance);
}

/// Work that panics leaves no bar behind.
struct Wipe;

impl Drop for Wipe {
    fn drop(&mut self) {
        *lock() = None;
    }
}

fn lock() -> MutexGuard<'static, Option<Progress>> {
    BAR.lock().unwrap_or_else(PoisonError::into_inner)
}
