//! Holds renames and removals of files back until as many are about to do the same.
//!
//! Whether two threads, or two processes, that write files get in each other's way depends on which of them is
//! interrupted when. A rename or a removal is where it shows: what somebody looked at or wrote before is then relied
//! on. So each waits there until all have come so far, and what can go wrong goes wrong each time.

use std::sync::OnceLock;
use std::time::Duration;

use photo_server::Rendezvous;

/// An answer that lets one thread at a time come so far is held back this long, once.
const PATIENCE: Duration = Duration::from_secs(2);

/// Waits until a rename may go on.
type Hold = Box<dyn Fn() + Send + Sync>;

static RENAMES: OnceLock<Hold> = OnceLock::new();
static REMOVALS: OnceLock<Rendezvous> = OnceLock::new();

/// From now on this process's renames wait until `threads` of them wait, and so do its removals. Where that can't be
/// arranged, none waits.
pub(crate) fn gather(threads: usize) {
    let rendezvous = Rendezvous::new(threads, 1, PATIENCE);
    hold(move || rendezvous.wait());
    let _ = REMOVALS.set(Rendezvous::new(threads, 1, PATIENCE));
}

/// From now on this process's renames wait until this returns.
pub(crate) fn hold(until: impl Fn() + Send + Sync + 'static) {
    let _ = RENAMES.set(Box::new(until));
}

/// Takes the place of the C library's function of this name, which the standard library calls.
///
/// # Safety
/// As for that one: both are texts that end with a zero byte.
#[cfg(unix)]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn rename(old: *const libc::c_char, new: *const libc::c_char) -> libc::c_int {
    if let Some(wait) = RENAMES.get() {
        wait();
    }
    // SAFETY: the caller's; this function does the same, and is another one of the C library's.
    unsafe { libc::renameat(libc::AT_FDCWD, old, libc::AT_FDCWD, new) }
}

/// Takes the place of the C library's function of this name, which the standard library calls.
///
/// # Safety
/// As for that one: `path` is a text that ends with a zero byte.
#[cfg(unix)]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn unlink(path: *const libc::c_char) -> libc::c_int {
    if let Some(removals) = REMOVALS.get() {
        removals.wait();
    }
    // SAFETY: the caller's; this function does the same, and is another one of the C library's.
    unsafe { libc::unlinkat(libc::AT_FDCWD, path, 0) }
}
