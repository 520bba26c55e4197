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
    // A store writes 1 more than what its task loaded 1 or 2 s before. So the counter climbs by about 1 in that
    // time, however many workers there are. 40 of them are done in half the time, when it is half as high.
    Trend::Falls
}

/// Step 2. An order of moves that leaves the counter at 2.
///
/// Threads A and B each add 1 twice. Each makes four moves, load, store, load, store: eight turns in all.
pub fn losing_schedule() -> Vec<Turn> {
    use Turn::{A, B};
    // Both load 0 and store 1, then both load 1 and store 2: each round loses one update. 32 of the 70 orders
    // leave 2. In some of them a thread sleeps through all of the other's work and then stores a stale value.
    vec![A, B, B, A, B, A, A, B]
}

/// Step 3. Every value the counter can end with, from the least to the greatest, when `threads` threads each
/// add 1 `adds` times by load and store.
///
/// Either number may be 0 or 1. Their product fits in a `u32`.
pub fn possible_outcomes(threads: u32, adds: u32) -> RangeInclusive<u32> {
    // The greatest: nothing is lost. The least is 2, however much is lost: the last store of all writes 1 more
    // than its thread loaded, and that was not 0, because the thread had stored before, and no store writes 0.
    // With one add each there is no store before, and 1 is left. One thread alone loses nothing.
    let all = threads * adds;
    let least = if threads > 1 { adds.min(2) } else { all };
    least..=all
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
        rest(pause());
        // One indivisible move in place of two, so nobody can come in between, and nobody waits for a sleeper.
        // As right: a loop round `compare_exchange`, a `Mutex` locked after the pauses, a count for each
        // worker that is added up after the scope, a channel to one thread that counts.
        counter.fetch_add(1, Ordering::SeqCst);
    });
    counter.into_inner()
}

/// Your answers go between the second quotes: a sentence or two each.
pub const QUESTIONS: &[(&str, &str)] = &[
    (
        "What did you expect racy_counter to be before the first run, and why? What was it?",
        "500, because each of 500 tasks adds 1. It was 45, or close to it.",
    ),
    (
        "Why does it end near 45, rather than near 500 or near 1?",
        "It climbs by about 1 in the 1 to 2 s between a load and its store, and the run takes 77 s.",
    ),
    ("Why does it end lower with 40 workers?", "It climbs no faster, and the run takes half as long."),
    (
        "Would a single core, or Python's global interpreter lock, prevent this race? Why?",
        "No. Threads take turns there, but a turn may end between the load and the store; while a task sleeps, it always does.",
    ),
];

fn main() {
    let race = experiments::Race::begin(run_racy);
    race.step_1(with_forty_workers);
    race.step_2(losing_schedule);
    race.step_3(possible_outcomes);
    race.step_4(run_exact);
    lesson::finish("03_race", QUESTIONS);
}
