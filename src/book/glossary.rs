//! The terms of the field, and the lessons in which they appear.

use crate::messages;
use crate::text::escaped;

/// A term, its meaning, and the lessons in which it appears.
type Term = (&'static str, &'static str, &'static [&'static str]);

/// In alphabetical order.
const TERMS: [Term; 43] = [
    (
        "Atomic",
        "An operation that no other thread sees half done. An atomic load and an atomic store are two operations: between them another thread can run.",
        &["03_race"],
    ),
    (
        "Back-pressure",
        "A full queue makes its producers wait, so that they do not get far ahead of the consumers.",
        &["06_queue", "12_thumbnails"],
    ),
    ("Barrier", "A point at which threads wait until all of them have reached it.", &[]),
    ("Bounded queue", "A queue with room for a fixed number of items.", &["06_queue", "12_thumbnails"]),
    (
        "Busy waiting",
        "To check again and again whether something has happened, instead of waiting to be woken. Without a pause in between it is also called spinning; with one, polling.",
        &["05_semaphore", "09_timer"],
    ),
    (
        "Channel",
        "A queue between threads, with a sending end and a receiving end. It is closed when the last sender is dropped.",
        &["06_queue", "07_thread_pool"],
    ),
    (
        "Compare-and-exchange",
        "An atomic operation that stores a new value only if the old one is as expected. If it fails, it stores nothing.",
        &["03_race"],
    ),
    (
        "Concurrency",
        "Several tasks are in progress during the same period. They may take turns on one processor.",
        &["01_threads"],
    ),
    (
        "Condition variable",
        "Where threads wait, with their lock released meanwhile, until another thread notifies them. A thread that wakes up must check the condition again.",
        &["05_semaphore", "06_queue"],
    ),
    ("CPU-bound", "Work that a faster processor would shorten.", &["11_photo_filter"]),
    ("Critical section", "Code that only one thread at a time may execute.", &["04_lock"]),
    ("Daemon thread", "A background thread that nobody waits for.", &["01_threads"]),
    (
        "Data race",
        "Two accesses to the same memory at the same time without synchronization, at least one of them a write. A program in safe Rust that has one does not compile. A race condition is something else.",
        &["03_race"],
    ),
    (
        "Deadlock",
        "Threads wait for ever, each for something that only another one of them could do: release a lock, send a message, wake it.",
        &["04_lock"],
    ),
    ("Executor", "Something that takes jobs and runs them on its threads.", &["07_thread_pool"]),
    (
        "Future",
        "A place for a result that comes later, and a way to wait for it. `Pending` in lesson 07 is one.",
        &["07_thread_pool"],
    ),
    (
        "Guard",
        "A value that stands for a lock or a permit that is held. Dropping it releases the lock or the permit.",
        &["04_lock", "05_semaphore"],
    ),
    ("I/O-bound", "Work that mostly waits for a disk, a network or another process.", &["08_downloads"]),
    ("Interleaving", "The order in which the steps of several threads happen.", &["03_race"]),
    ("Join", "To wait for a thread to end, and to get what it returns.", &["02_join"]),
    ("Latency", "How long one request takes.", &["08_downloads"]),
    (
        "Linearizability",
        "Each call seems to take effect at one moment between its start and its return, so some order of the calls explains all results.",
        &["05_semaphore", "06_queue"],
    ),
    (
        "Livelock",
        "Threads keep running but make no progress, because each keeps giving way to the other.",
        &["04_lock"],
    ),
    ("Lock", "Something that only one thread at a time can hold. Also called a mutex.", &["04_lock"]),
    (
        "Lost update",
        "Two threads read the same value, and each writes a value computed from it: the second write overwrites the first.",
        &["03_race"],
    ),
    (
        "Lost wake-up",
        "A notification comes before the thread waits for it, or goes to another thread, so the thread that needed it waits for ever.",
        &["05_semaphore", "06_queue"],
    ),
    (
        "Model checking",
        "To try every execution of a program, instead of hoping that a wrong one happens.",
        &["03_race"],
    ),
    ("Mutual exclusion", "While one thread is in a critical section, no other is.", &["04_lock"]),
    ("Parallelism", "Several tasks run at the same moment, on several processors.", &["11_photo_filter"]),
    (
        "Park",
        "To put the current thread to sleep until another one unparks it. It may also wake up for no reason.",
        &["09_timer"],
    ),
    (
        "Poisoning",
        "A lock records that a thread panicked while holding it. The value may be half changed, but is not lost.",
        &["04_lock"],
    ),
    (
        "Process",
        "A running program with memory of its own. If it crashes, others go on.",
        &["10_process_pool"],
    ),
    (
        "Race condition",
        "Whether the result is right depends on the order in which threads happen to run.",
        &["03_race"],
    ),
    ("Schedule", "The choice of which thread goes next, wherever several could.", &["03_race"]),
    (
        "Scope",
        "A block that does not end before all the threads that were started in it. They may borrow what lives outside it.",
        &["02_join"],
    ),
    ("Semaphore", "A number of permits. A thread that wants one waits until one is free.", &["05_semaphore"]),
    (
        "Sequential consistency",
        "All threads see all operations in one order, in which the operations of each thread stand as its program has them. The model here has no weaker memory order.",
        &["03_race"],
    ),
    (
        "Spurious wake-up",
        "A wait ends although nobody has notified. So a wait belongs in a loop that checks the condition.",
        &["05_semaphore", "06_queue"],
    ),
    ("Starvation", "A thread could go on, but others are chosen again and again.", &["05_semaphore"]),
    (
        "Thread",
        "A sequence of steps within a process. All threads of a process share its memory.",
        &["01_threads"],
    ),
    ("Thread pool", "A fixed number of threads that do many jobs, one after another.", &["07_thread_pool"]),
    ("Throughput", "How much is done in a given time.", &["08_downloads", "11_photo_filter"]),
    (
        "Virtual time",
        "The clock of the model: it moves only when all threads wait, so a sleep of an hour takes no time, and durations are exact.",
        &["01_threads", "09_timer"],
    ),
];

/// The page, with links to these lessons.
pub fn page(lessons: &[&str]) -> String {
    let mut page = format!("# {}\n\n", messages::glossary_title());
    for (term, means, met) in TERMS {
        let links = met.iter().filter(|lesson| lessons.contains(lesson));
        let links: Vec<String> =
            links.map(|lesson| format!("[{}]({lesson}/index.md)", escaped(lesson))).collect();
        let met = if links.is_empty() { String::new() } else { messages::met_in(&links.join(", ")) };
        page += &format!("**{}**: {}{met}\n\n", escaped(term), escaped(means));
    }
    page
}

#[cfg(test)]
mod tests {
    use super::TERMS;

    #[test]
    fn terms_are_in_alphabetical_order_and_name_lessons_that_exist() {
        let terms: Vec<String> = TERMS.iter().map(|(term, ..)| term.to_lowercase()).collect();
        assert!(terms.is_sorted(), "{terms:?}");
        for lesson in TERMS.iter().flat_map(|(_, _, met)| *met) {
            let file = format!("{}/../../lessons/{lesson}.rs", env!("CARGO_MANIFEST_DIR"));
            assert!(std::path::Path::new(&file).is_file(), "{lesson}");
        }
    }
}
