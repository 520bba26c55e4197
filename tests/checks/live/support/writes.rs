//! Lets others in between the parts of a line.
//!
//! Whether a line that is written in parts is torn depends on who is interrupted when. So whoever has written a part
//! waits until somebody else has written, and before that all write for the first time at once: a line that can be torn is
//! torn each time, and a place that two threads take for the end of the file is taken by both. Who keeps the others out
//! waits in vain, a few times.

use std::sync::{Condvar, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use photo_server::Rendezvous;

/// A log that lets one thread at a time come so far is held back this long, once.
const PATIENCE: Duration = Duration::from_millis(500);
/// Who writes has only to be let: with a lock nobody is.
const A_WHILE: Duration = Duration::from_millis(100);
/// So often it is waited for in vain.
const TIMES: u32 = 4;

static WRITES: OnceLock<Writes> = OnceLock::new();

struct Writes {
    begin: Rendezvous,
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    written: u64,
    tries: u32,
}

/// From now on the lines that `threads` threads write to files are torn if they can be. Where that can't be arranged,
/// they are left to chance.
pub(crate) fn tear(threads: usize) {
    let state = Mutex::new(State { written: 0, tries: TIMES });
    let begin = Rendezvous::new(threads, 1, PATIENCE);
    let _ = WRITES.set(Writes { begin, state, changed: Condvar::new() });
}

impl Writes {
    /// A thread has written something; `is_part`: not to the end of a line.
    fn written(&self, is_part: bool) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.written += 1;
        self.changed.notify_all();
        let mine = state.written;
        if !is_part || state.tries == 0 {
            return;
        }
        let waited = self.changed.wait_timeout_while(state, A_WHILE, |state| state.written == mine);
        let (mut state, waited) = waited.unwrap_or_else(PoisonError::into_inner);
        if waited.timed_out() {
            state.tries = state.tries.saturating_sub(1);
        }
    }
}

/// Takes the place of the C library's function of this name, which the standard library calls.
///
/// # Safety
/// As for that one: `buffer` has `count` bytes.
#[cfg(unix)]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn write(
    file: libc::c_int,
    buffer: *const libc::c_void,
    count: libc::size_t,
) -> libc::ssize_t {
    let watched = WRITES.get().filter(|_| file > 2);
    if let Some(writes) = watched {
        writes.begin.wait();
    }
    let part = libc::iovec { iov_base: buffer.cast_mut(), iov_len: count };
    // SAFETY: the caller's; this function does the same with one part, and is another one of the C library's.
    let written = unsafe { libc::writev(file, &part, 1) };
    if let (Some(writes), 1..) = (watched, written) {
        // SAFETY: so many bytes were just read from there.
        let last = unsafe { *buffer.cast::<u8>().add(written.cast_unsigned() - 1) };
        writes.written(last != b'\n');
    }
    written
}
