//! Holds renames back until as many threads are about to rename.
//!
//! Whether two threads that write files get in each other's way depends on which of them is interrupted when. A
//! rename is where it shows: what a thread looked at or wrote before is then relied on. So each waits there until
//! all have come so far, and what can go wrong goes wrong each time.

use std::sync::OnceLock;
use std::time::Duration;

use photo_server::Gathering;

/// An answer that lets one thread at a time come so far is held back this long, once.
const PATIENCE: Duration = Duration::from_secs(2);

static GATHERING: OnceLock<Gathering> = OnceLock::new();

/// From now on this process's renames wait until `threads` of them wait. Where that can't be arranged, none waits.
pub(crate) fn gather(threads: usize) {
    let _ = GATHERING.set(Gathering::new(threads, 1, PATIENCE));
}

/// Takes the place of the C library's function of this name, which the standard library calls.
///
/// # Safety
/// As for that one: both are texts that end with a zero byte.
#[cfg(unix)]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn rename(old: *const libc::c_char, new: *const libc::c_char) -> libc::c_int {
    if let Some(gathering) = GATHERING.get() {
        gathering.wait();
    }
    // SAFETY: the caller's; this function does the same, and is another one of the C library's.
    unsafe { libc::renameat(libc::AT_FDCWD, old, libc::AT_FDCWD, new) }
}
