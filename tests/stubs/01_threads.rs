//! 01 · Start threads
//!
//! A thread is a line of work of its own. Whoever starts one does not wait for it: both go on, and nobody
//! promises who is first. While a thread sleeps, or waits for a disk or a network, it costs no core anything;
//! so a thousand threads can sleep at the same time, and together they need no longer than the longest nap.
//!
//! Run:    cargo run --bin 01_threads       (add `-- --help` for the options)
//! Check:  cargo test 01_threads
//! Hints:  hints/01_threads.md
//!
//! New here: threads and their names, what a thread takes with it, what it leaves behind.

use std::thread;
use std::time::Duration;
use std::time::Instant;

use workbook::experiments;
use workbook::lesson;

/// Sleeps through the naps in turn, on the calling thread, and returns the time that took.
pub fn one_by_one(naps: &[Duration]) -> Duration {
    let start = Instant::now();
    for &nap in naps {
        thread::sleep(nap);
    }
    start.elapsed()
}

/// Step 1. The same naps, all at once: the time that took is the longest nap, and no more.
///
/// - Each nap is slept through by a thread of its own, and all of them are asleep at the same time.
/// - The function returns after the last of them has woken.
/// - 9 naps of 3 s take 3 s, and so do 2000. No naps at all take no time.
pub fn all_at_once(naps: &[Duration]) -> Duration {
    todo!("step 1: let {} threads sleep at the same time, and return the time it took", naps.len())
}

/// Step 2. A greeting from each of the threads called `names`.
///
/// - For each name there is one thread that bears it.
/// - Each thread builds its greeting, `"hello from NAME"`, from the name that it finds itself to have.
/// - The greetings stand in the order of `names`, whichever thread is first.
/// - The threads run at the same time: all are started before any is waited for.
pub fn greetings(names: &[&str]) -> Vec<String> {
    todo!("step 2: collect a greeting from each thread of {names:?}, in this order")
}

/// Step 3. The Fibonacci numbers 0, 1, 1, 2, 3, 5, …, computed in the background.
///
/// What it holds is your choice.
pub struct Fibonacci {}

impl Fibonacci {
    /// Begins to compute the first `terms` Fibonacci numbers, on a thread of their own, and does not wait.
    ///
    /// `terms` is at most 94: the 95th number does not fit in a `u64`.
    pub fn start(terms: usize) -> Fibonacci {
        todo!("step 3: start a thread that computes {terms} terms, and return while it does")
    }

    /// Waits until they are computed, and returns them.
    pub fn finish(self) -> Vec<u64> {
        todo!("step 3: wait for the terms, and return them")
    }
}

/// Step 4. Does `work` on the calling thread, and returns how many times `tick` passed meanwhile.
///
/// - The ticks are counted by a thread in the background: the first is after `tick`, the next after another.
/// - When `work` returns, so does this function, at once: it does not wait for another tick.
pub fn ticks_during(tick: Duration, work: impl FnOnce()) -> u32 {
    let _ = (tick, work);
    todo!("step 4: count ticks in the background until the work is done, and not a moment longer")
}

/// Your answers go between the second quotes: a sentence or two each.
pub const QUESTIONS: &[(&str, &str)] = &[
    ("What did you expect 2000 threads that nap 3 s each to take, and why? What did they take?", ""),
    ("What is concurrency, in your own words?", ""),
    ("Is a nap more like work for a core or like waiting for a disk? What would change with the other?", ""),
    ("How does a thread get what it works on, and why does the compiler ask for `move` so often?", ""),
    ("What becomes of the ticking thread when `ticks_during` has returned, and when the program ends?", ""),
];

fn main() {
    let naps = experiments::Naps::begin(one_by_one);
    naps.step_1(all_at_once);
    naps.step_2(greetings);
    naps.step_3(|terms| Fibonacci::start(terms).finish());
    naps.step_4(ticks_during);
    lesson::finish("01_threads", QUESTIONS);
}
