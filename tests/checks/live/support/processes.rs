//! Which processes are still there, and whether they run.

use std::thread;
use std::time::{Duration, Instant};

use crate::threads::threads_of;

/// A process that was killed is gone long before this has passed.
const PATIENCE: Duration = Duration::from_secs(1);

/// Longer than a thread that has something to do stays out of sight.
const MOMENT: Duration = Duration::from_millis(300);

/// A process that is still there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// Its number.
    pub process: u32,
    /// What it does there.
    pub state: State,
}

/// What a process that is still there does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It runs. So it is said of all where the two can't be told apart.
    Running,
    /// It has ended, and its parent has not waited for it.
    NotWaitedFor,
}

/// Which of these are still there, and of the children of `parent`, where those can be listed.
pub(crate) fn left(parent: u32, announced: impl IntoIterator<Item = u32>) -> Vec<Left> {
    let mut processes: Vec<u32> = announced.into_iter().chain(children(parent)).collect();
    processes.sort_unstable();
    processes.dedup();
    let others = processes.into_iter().filter(|process| *process != parent && is_there(*process));
    others.map(|process| Left { process, state: state(process) }).collect()
}

/// Whether this process has ended, or does so within a second.
pub fn ends(process: u32) -> bool {
    let begin = Instant::now();
    while is_there(process) && state(process) == State::Running {
        if begin.elapsed() > PATIENCE {
            return false;
        }
        thread::sleep(Duration::from_millis(2));
    }
    true
}

/// Looks at a process for a moment: whether none of its threads computed, or would have if a processor had been free.
/// Where that can't be told, only the moment has passed, and it is taken to rest.
pub fn is_at_rest(process: u32) -> bool {
    match threads_of(process) {
        Some(threads) => threads.computing == 0,
        None => {
            thread::sleep(MOMENT);
            true
        }
    }
}

/// Running, or ended and not waited for. Where it can't be told: `false`.
#[cfg(unix)]
fn is_there(process: u32) -> bool {
    // SAFETY: signal 0 only asks.
    unsafe { libc::kill(process.cast_signed(), 0) == 0 }
}

#[cfg(not(unix))]
fn is_there(_process: u32) -> bool {
    false
}

/// Also those that had no time to announce themselves.
#[cfg(target_os = "linux")]
fn children(parent: u32) -> Vec<u32> {
    let names = std::fs::read_dir("/proc").into_iter().flatten().flatten().map(|entry| entry.file_name());
    let processes = names.filter_map(|name| name.to_str()?.parse().ok());
    processes.filter(|process| status(*process).is_some_and(|(_, its)| its == parent)).collect()
}

#[cfg(not(target_os = "linux"))]
fn children(_parent: u32) -> Vec<u32> {
    Vec::new()
}

#[cfg(target_os = "linux")]
fn state(process: u32) -> State {
    match status(process) {
        Some(('Z', _)) => State::NotWaitedFor,
        _ => State::Running,
    }
}

#[cfg(not(target_os = "linux"))]
fn state(_process: u32) -> State {
    State::Running
}

/// The letter of its state, and its parent.
#[cfg(target_os = "linux")]
fn status(process: u32) -> Option<(char, u32)> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The program's name stands in brackets before them, and may hold anything.
    let (_, words) = stat.rsplit_once(") ")?;
    let mut words = words.split(' ');
    Some((words.next()?.chars().next()?, words.next()?.parse().ok()?))
}
