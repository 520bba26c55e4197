//! Whether a process is still there.

/// Running, or ended and not waited for. Where it can't be told: `false`.
#[cfg(unix)]
pub(crate) fn is_there(process: u32) -> bool {
    // SAFETY: signal 0 only asks.
    unsafe { libc::kill(process.cast_signed(), 0) == 0 }
}

#[cfg(not(unix))]
pub(crate) fn is_there(_process: u32) -> bool {
    false
}
