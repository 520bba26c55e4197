//! How much a process may write.

use std::process::Command;

/// What the command's process writes to a file beyond so many bytes fails. Where that can't be arranged: nothing does.
#[cfg(unix)]
pub(crate) fn limit_files(command: &mut Command, bytes: u64) {
    use std::io;
    use std::os::unix::process::CommandExt;

    let limit = libc::rlimit { rlim_cur: bytes, rlim_max: bytes };
    let arrange = move || {
        // SAFETY: both only change what the new process is allowed; the signal would end it at the first such write.
        let arranged = unsafe {
            libc::signal(libc::SIGXFSZ, libc::SIG_IGN) != libc::SIG_ERR
                && libc::setrlimit(libc::RLIMIT_FSIZE, &limit) == 0
        };
        if arranged { Ok(()) } else { Err(io::Error::last_os_error()) }
    };
    // SAFETY: between fork and exec it allocates nothing and takes no lock.
    unsafe { command.pre_exec(arrange) };
}

#[cfg(not(unix))]
pub(crate) fn limit_files(_command: &mut Command, _bytes: u64) {}
