//! Makes long sleeps longer.
//!
//! A sleep lasts as long as it was asked for, or longer. So whoever waits for something by sleeping again and again
//! notices it late, and this is seen without a clock: a long sleep never ends.

use std::sync::atomic::{AtomicBool, Ordering};

/// A sleep of this many nanoseconds is a long one.
const LONG: i64 = 90_000_000;

static STRETCHED: AtomicBool = AtomicBool::new(false);

/// From now on a long sleep of this process's lasts for ever. Where that can't be arranged, it does not.
pub(crate) fn stretch() {
    STRETCHED.store(true, Ordering::SeqCst);
}

#[cfg(target_os = "linux")]
fn is_stretched(time: *const libc::timespec) -> bool {
    // SAFETY: the caller's of the functions below.
    let time = unsafe { *time };
    STRETCHED.load(Ordering::SeqCst) && (time.tv_sec > 0 || time.tv_nsec >= LONG)
}

#[cfg(target_os = "linux")]
fn for_ever() -> ! {
    loop {
        std::thread::park();
    }
}

/// Takes the place of the C library's function of this name, which the standard library calls.
///
/// # Safety
/// As for that one: `time` is one, and so is `rest`, or it is null.
#[cfg(target_os = "linux")]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn nanosleep(time: *const libc::timespec, rest: *mut libc::timespec) -> libc::c_int {
    if is_stretched(time) {
        for_ever();
    }
    // SAFETY: the caller's.
    unsafe { libc::syscall(libc::SYS_nanosleep, time, rest) as libc::c_int }
}

/// Takes the place of the C library's function of this name, which the standard library calls.
///
/// # Safety
/// As for that one: `time` is one, and so is `rest`, or it is null.
#[cfg(target_os = "linux")]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn clock_nanosleep(
    clock: libc::clockid_t,
    flags: libc::c_int,
    time: *const libc::timespec,
    rest: *mut libc::timespec,
) -> libc::c_int {
    // With flags the time is not a length of time.
    if flags == 0 && is_stretched(time) {
        for_ever();
    }
    // SAFETY: the caller's.
    let slept = unsafe { libc::syscall(libc::SYS_clock_nanosleep, clock, flags, time, rest) };
    // This function gives the error back, and does not leave it aside.
    if slept == 0 { 0 } else { std::io::Error::last_os_error().raw_os_error().unwrap_or(libc::EINTR) }
}
