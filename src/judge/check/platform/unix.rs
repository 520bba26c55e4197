//! Unix: groups, limits and signals.

use std::fs::{self, FileType, Permissions};
use std::io;
use std::mem::MaybeUninit;
use std::os::unix::fs::{FileTypeExt, PermissionsExt};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::Path;
use std::process::{Child, Command, ExitStatus};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicI32, Ordering};
use std::time::Duration;

use rlimit::Resource;

use super::super::copies::TOGETHER;
use super::{Bounds, Shortage};

/// The groups that an interrupt must end; 0 is a free place.
static GROUPS: [AtomicI32; 256] = [const { AtomicI32::new(0) }; 256];

/// A process that we started, with all that it starts.
pub struct ProcessGroup {
    /// The process that leads the group.
    pub child: Child,
    place: Option<&'static AtomicI32>,
}

impl Drop for ProcessGroup {
    fn drop(&mut self) {
        if let Some(place) = self.place {
            place.store(0, Ordering::SeqCst);
        }
    }
}

/// Starts a process in a group of its own, within bounds.
///
/// # Errors
/// When it can't be started.
pub fn spawn(command: &mut Command, bounds: Option<Bounds>) -> io::Result<ProcessGroup> {
    command.process_group(0);
    // SAFETY: between fork and exec the closure makes only system calls, on values of its own.
    unsafe { command.pre_exec(move || limit(bounds)) };
    let child = command.spawn()?;
    let place = register(child.id().cast_signed());
    Ok(ProcessGroup { child, place })
}

fn register(group: i32) -> Option<&'static AtomicI32> {
    GROUPS.iter().find(|place| place.compare_exchange(0, group, Ordering::SeqCst, Ordering::SeqCst).is_ok())
}

/// Bytes of a file that a compiler or a check writes, at the most: a program has a few mebibytes.
const LARGEST_FILE: u64 = 256 << 20;

fn limit(bounds: Option<Bounds>) -> io::Result<()> {
    end_with_parent();
    Resource::CORE.set(0, 0)?;
    let Some(Bounds { memory, computing }) = bounds else { return Ok(()) };
    let seconds = seconds_of(computing);
    Resource::CPU.set(seconds, seconds + 1)?;
    Resource::FSIZE.set(LARGEST_FILE, LARGEST_FILE)?;
    Resource::AS.set(memory, memory)
}

fn seconds_of(computing: Duration) -> u64 {
    computing.as_secs().max(1)
}

/// What is too little for a process within these bounds: a limit above which nobody but the administrator can go.
pub fn shortage(bounds: Bounds) -> Option<Shortage> {
    let hard = |resource: Resource| resource.get_hard().unwrap_or(rlimit::INFINITY);
    let (memory, computing) = (hard(Resource::AS), hard(Resource::CPU));
    let seconds = seconds_of(bounds.computing) + 1;
    if memory < bounds.memory {
        return Some(Shortage::Memory { there: memory, needed: bounds.memory });
    }
    (computing < seconds).then_some(Shortage::Computing { there: computing, needed: seconds })
}

/// A program that runs the compiler within bounds, for longer where it builds a program around a batch, and through the
/// words `before` it; not every system limits memory.
pub fn limiting_script(bounds: Bounds, batch: Duration, before: &str) -> Option<String> {
    let [seconds, batch] = [bounds.computing, batch].map(seconds_of);
    let kibibytes = bounds.memory >> 10;
    // Shells count files in units of half a kibibyte, some of a whole one.
    let half_kibibytes = LARGEST_FILE >> 9;
    Some(format!(
        "#!/bin/sh\nseconds={seconds}\n\
         case \" $* \" in */{TOGETHER}\" \"*) ;; *\" --crate-name \"*_and_[0-9]*) seconds={batch} ;; esac\n\
         ulimit -S -t $seconds\nulimit -H -t $((seconds + 1))\nulimit -f {half_kibibytes}\n\
         ulimit -v {kibibytes} 2>/dev/null\nexec {before} \"$@\"\n"
    ))
}

/// Lets everybody who may read a file run it.
///
/// # Errors
/// When it belongs to somebody else.
pub fn make_executable(path: &Path) -> io::Result<()> {
    fs::set_permissions(path, Permissions::from_mode(0o755))
}

/// Covers what no handler can: our own end by SIGKILL.
#[cfg(target_os = "linux")]
fn end_with_parent() {
    // SAFETY: PR_SET_PDEATHSIG takes one number and touches no memory.
    unsafe { libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL) };
}

#[cfg(not(target_os = "linux"))]
fn end_with_parent() {}

/// Ends the group that this process leads.
pub fn end_group(leader: u32) {
    // SAFETY: kill takes two numbers; a group that is gone already is an error we do not mind.
    unsafe { libc::kill(-leader.cast_signed(), libc::SIGKILL) };
}

/// Whether a process with this id is there, if that can be told.
pub fn is_running(id: u32) -> Option<bool> {
    // SAFETY: signal 0 only asks.
    let answer = unsafe { libc::kill(id.cast_signed(), 0) };
    Some(answer == 0 || io::Error::last_os_error().raw_os_error() != Some(libc::ESRCH))
}

/// From now on an interrupt (Ctrl-C), a hang-up or a request to end takes the processes we started along.
pub fn end_all_on_interrupt() {
    for signal in [libc::SIGINT, libc::SIGTERM, libc::SIGHUP] {
        // SAFETY: the handler makes only calls that are safe in a signal handler.
        unsafe { libc::signal(signal, on_interrupt as *const () as libc::sighandler_t) };
    }
}

/// How the terminal was before it was drawn on.
static TERMINAL: OnceLock<libc::termios> = OnceLock::new();
/// Out of the window that was drawn on, and the cursor seen again.
const GIVE_BACK: &[u8] = b"\x1b[?1049l\x1b[?25h";

/// From now on, what ends this program from outside leaves the terminal as it is now.
pub fn give_terminal_back_on_interrupt() {
    let mut terminal = MaybeUninit::uninit();
    // SAFETY: tcgetattr fills the value in when it returns 0.
    if unsafe { libc::tcgetattr(libc::STDIN_FILENO, terminal.as_mut_ptr()) } == 0 {
        // SAFETY: it was filled in.
        let _ = TERMINAL.set(unsafe { terminal.assume_init() });
    }
}

fn give_terminal_back() {
    let Some(terminal) = TERMINAL.get() else { return };
    // SAFETY: both calls may be made in a signal handler, and the pointers are to live values.
    unsafe {
        libc::write(libc::STDOUT_FILENO, GIVE_BACK.as_ptr().cast(), GIVE_BACK.len());
        libc::tcsetattr(libc::STDIN_FILENO, libc::TCSANOW, terminal);
    }
}

extern "C" fn on_interrupt(signal: libc::c_int) {
    for place in &GROUPS {
        match place.load(Ordering::SeqCst) {
            0 => {}
            group => end_group(group.cast_unsigned()),
        }
    }
    give_terminal_back();
    // SAFETY: _exit may be called in a signal handler; nothing of ours needs to be flushed.
    unsafe { libc::_exit(128 + signal) }
}

/// What a file is that is neither a file nor a folder.
pub fn kind_of(kind: FileType) -> &'static str {
    match kind {
        kind if kind.is_fifo() => "a pipe",
        kind if kind.is_socket() => "a socket",
        _ => "a device",
    }
}

/// The signal that ended a process, if one did.
pub fn signal_of(status: ExitStatus) -> Option<Signal> {
    status.signal().map(Signal)
}

/// Whether the signal says that a process has computed for as long as it may.
pub fn says_time_is_over(signal: Signal) -> bool {
    signal.0 == libc::SIGXCPU
}

/// The same of a status as the system gives it.
pub fn computed_too_long(status: i32) -> bool {
    signal_of(ExitStatus::from_raw(status)).is_some_and(says_time_is_over)
}

/// Whether a process can copy itself.
pub const COPIES_PROCESSES: bool = true;

/// How long to wait for a process that may compute for `computing`: the system keeps that time, so this
/// is only for one that waits and does not compute, and on a busy machine it must not come first.
pub fn patience(computing: Duration) -> Duration {
    12 * computing
}

/// A signal that ended a process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signal(i32);

impl Signal {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self.0 {
            libc::SIGABRT => "SIGABRT",
            libc::SIGBUS => "SIGBUS",
            libc::SIGFPE => "SIGFPE",
            libc::SIGILL => "SIGILL",
            libc::SIGINT => "SIGINT",
            libc::SIGKILL => "SIGKILL",
            libc::SIGSEGV => "SIGSEGV",
            libc::SIGTERM => "SIGTERM",
            libc::SIGTRAP => "SIGTRAP",
            _ => "a signal",
        }
    }
}

/// The terminal's width in columns, when standard output is one.
pub fn terminal_width() -> Option<usize> {
    let mut size = libc::winsize { ws_row: 0, ws_col: 0, ws_xpixel: 0, ws_ypixel: 0 };
    // SAFETY: TIOCGWINSZ writes one winsize, and the pointer is to one.
    let answer = unsafe { libc::ioctl(libc::STDOUT_FILENO, libc::TIOCGWINSZ, &mut size) };
    (answer == 0 && size.ws_col > 0).then_some(usize::from(size.ws_col))
}
