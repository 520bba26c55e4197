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
    let before = linux::looks(process)?;
    std::thread::sleep(GLANCE);
    let mut threads = Threads::default();
    for (thread, now) in linux::looks(process)? {
        let is_busy = before.get(&thread).is_some_and(|before| before.is_busy_until(&now));
        match (is_busy, linux::sleeps(process, &thread)) {
            (true, _) => threads.computing += 1,
            (false, true) => threads.sleeping += 1,
            (false, false) => threads.waiting += 1,
        }
    }
    Some(threads)
}

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::BTreeMap;
    use std::fs;

    /// A thread at one moment.
    pub struct Look {
        /// It computes, or would if a processor were free.
        wants: bool,
        /// Ticks that it has computed.
        spent: u64,
    }

    impl Look {
        /// On a busy machine a loop may hardly get a processor, but it never stops to want one.
        pub fn is_busy_until(&self, later: &Look) -> bool {
            // Two ticks are a tenth of the moment: less is what passing by costs.
            (self.wants && later.wants) || later.spent >= self.spent + 2
        }
    }

    /// Each thread as it is now.
    pub fn looks(process: u32) -> Option<BTreeMap<String, Look>> {
        let mut all = BTreeMap::new();
        for thread in fs::read_dir(format!("/proc/{process}/task")).ok()?.flatten() {
            // A thread may have ended since. The name stands in brackets, and may hold anything.
            let line = fs::read_to_string(thread.path().join("stat")).unwrap_or_default();
            let Some((_, fields)) = line.rsplit_once(") ") else { continue };
            let field = |at: usize| fields.split(' ').nth(at).and_then(|word| word.parse::<u64>().ok());
            let look = Look { wants: fields.starts_with('R'), spent: field(11)? + field(12)? };
            all.insert(thread.file_name().to_string_lossy().into_owned(), look);
        }
        Some(all)
    }

    /// Where in the system it waits tells for what.
    pub fn sleeps(process: u32, thread: &str) -> bool {
        let place = fs::read_to_string(format!("/proc/{process}/task/{thread}/wchan"));
        place.is_ok_and(|place| place.contains("nanosleep"))
    }
}
