//! 03 · Race condition
//!
//! Adding 1 to a shared counter takes two moves: load the value, store the value plus 1. When another thread
//! stores in between, the second store overwrites the first, and an update is lost. Each load and each store
//! is atomic here; the pair is not.
//!
//! Run:    cargo run --bin 03_race          (add `-- --help` for the options)
//! Check:  cargo test 03_race
//! Hints:  hints/03_race.md
//!
//! New here: atomics, lost updates. From before: threads, scopes, closures.

use std::ops::RangeInclusive;
use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use workbook::experiments;
use workbook::lesson;

/// Adds 1 to `counter`, slowly: pauses, loads, pauses, stores what it loaded plus 1.
pub fn racy_task(counter: &AtomicU32, pause: &(dyn Fn() -> Duration + Sync)) {
    rest(pause());
    let loaded = counter.load(Ordering::SeqCst);
    rest(pause());
    counter.store(loaded + 1, Ordering::SeqCst);
}

/// Runs `tasks` racy tasks on `workers` threads and returns the final counter.
pub fn run_racy(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let counter = AtomicU32::new(0);
    share_out(workers, tasks, &|| racy_task(&counter, pause));
    counter.into_inner()
}

/// Does `task` `tasks` times on `workers` threads; each takes the next one when it is free.
fn share_out(workers: usize, tasks: u32, task: &(dyn Fn() + Sync)) {
    let taken = AtomicU32::new(0);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while taken.fetch_add(1, Ordering::SeqCst) < tasks {
                    task();
                }
            });
        }
    });
}

/// Sleeps for `length`; not at all when it is zero.
fn rest(length: Duration) {
    if !length.is_zero() {
        thread::sleep(length);
    }
}

/// What a number does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(dead_code, reason = "an answer names one of the three")]
pub enum Trend {
    Rises,
    Falls,
    StaysTheSame,
}

/// One move of thread A or of thread B.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    A,
    B,
}

/// Step 1. What the final counter does when 40 workers run the 500 tasks, in place of 20.
///
/// Pauses are 1 or 2 s for both. Decide before you run: then `main` shows you both.
pub fn with_forty_workers() -> Trend {
    todo!("step 1: decide whether the final counter rises, falls or stays the same")
}

/// Step 2. An order of moves that leaves the counter at 2.
///
/// Threads A and B each add 1 twice. Each makes four moves, load, store, load, store: eight turns in all.
pub fn losing_schedule() -> Vec<Turn> {
    use Turn::{A, B};
    let in_turn = vec![A, A, A, A, B, B, B, B];
    todo!("step 2: {in_turn:?} leaves 4; find an order that leaves 2")
}

/// Step 3. Every value the counter can end with, from the least to the greatest, when `threads` threads each
/// add 1 `adds` times by load and store.
///
/// Either number may be 0 or 1. Their product fits in a `u32`.
pub fn possible_outcomes(threads: u32, adds: u32) -> RangeInclusive<u32> {
    todo!("step 3: find the least and the greatest for {threads} threads with {adds} adds each")
}

/// Step 4. The work of [`run_racy`] with nothing lost: the result is `tasks`, in every schedule.
///
/// - `tasks` tasks are done, each on one of `workers` threads. `workers` is at least 1, `tasks` may be 0.
/// - Each task calls `pause` twice and sleeps that long, both times.
/// - `workers` tasks are under way at once, their pauses included: with 20 workers and pauses of 1 s,
///   500 tasks take 50 s, as they do in `run_racy`.
///
/// How the 1 is added is your choice, and you may replace every line below.
pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let counter = AtomicU32::new(0);
    share_out(workers, tasks, &|| {
        rest(pause());
        todo!("step 4: pause once more, and add 1 so that no update is lost")
    });
    counter.into_inner()
}

/// Your answers go between the second quotes: a sentence or two each.
pub const QUESTIONS: &[(&str, &str)] = &[
    ("What did you expect racy_counter to be before the first run, and why? What was it?", ""),
    ("Why does it end near 45, rather than near 500 or near 1?", ""),
    ("Why does it end lower with 40 workers?", ""),
    ("Would a single core, or Python's global interpreter lock, prevent this race? Why?", ""),
];

fn main() {
    let race = experiments::Race::begin(run_racy);
    race.step_1(with_forty_workers);
    race.step_2(losing_schedule);
    race.step_3(possible_outcomes);
    race.step_4(run_exact);
    lesson::finish("03_race", QUESTIONS);
}
