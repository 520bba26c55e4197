//! What the threads of a process do, when it does not end.

use std::time::Duration;

/// Long enough for the system's count of a thread's time to move.
const GLANCE: Duration = Duration::from_millis(200);

/// The threads of a process, by what they did for a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Threads {
    /// Computed.
    pub computing: usize,
    /// Slept for a set time.
    pub sleeping: usize,
    /// Waited: for a lock, another thread, a message, a file, a process.
    pub waiting: usize,
}

/// Looks at a process for a moment; `None` where it can't be told.
#[cfg(not(target_os = "linux"))]
pub fn threads_of(_process: u32) -> Option<Threads> {
    let _ = GLANCE;
    None
}

/// Looks at a process for a moment; `None` where it can't be told.
#[cfg(target_os = "linux")]
pub fn threads_of(process: u32) -> Option<Threads> {
    let before = linux::spent(process)?;
    std::thread::sleep(GLANCE);
    let after = linux::spent(process)?;
    let mut threads = Threads::default();
    for (thread, spent) in after {
        // Two ticks are a tenth of the moment: less is what passing by costs.
        if spent >= before.get(&thread).copied().unwrap_or(0) + 2 {
            threads.computing += 1;
        } else if linux::sleeps(process, &thread) {
            threads.sleeping += 1;
        } else {
            threads.waiting += 1;
        }
    }
    Some(threads)
}

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::BTreeMap;
    use std::fs;

    /// Ticks that each thread has computed.
    pub fn spent(process: u32) -> Option<BTreeMap<String, u64>> {
        let mut all = BTreeMap::new();
        for thread in fs::read_dir(format!("/proc/{process}/task")).ok()?.flatten() {
            // The name stands in brackets, and may hold anything.
            let line = fs::read_to_string(thread.path().join("stat")).ok()?;
            let (_, fields) = line.rsplit_once(") ")?;
            let field = |at: usize| fields.split(' ').nth(at).and_then(|word| word.parse::<u64>().ok());
            all.insert(thread.file_name().to_string_lossy().into_owned(), field(11)? + field(12)?);
        }
        Some(all)
    }

    /// Where in the system it waits tells for what.
    pub fn sleeps(process: u32, thread: &str) -> bool {
        let place = fs::read_to_string(format!("/proc/{process}/task/{thread}/wchan"));
        place.is_ok_and(|place| place.contains("nanosleep"))
    }
}
