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

use std::sync::Arc;
use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering;
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
    let start = Instant::now();
    // Two passes: the first starts every thread, and only the second waits. To wait in the first would put the
    // naps in turn again, and so would an iterator that starts a thread only when somebody asks for the next.
    // As right: `thread::scope`, which waits for all at its end, or a channel on which each says that it woke.
    let sleepers: Vec<_> = naps.iter().map(|&nap| thread::spawn(move || thread::sleep(nap))).collect();
    for sleeper in sleepers {
        sleeper.join().expect("a nap does not panic");
    }
    start.elapsed()
}

/// Step 2. A greeting from each of the threads called `names`.
///
/// - For each name there is one thread that bears it.
/// - Each thread builds its greeting, `"hello from NAME"`, from the name that it finds itself to have.
/// - The greetings stand in the order of `names`, whichever thread is first.
/// - The threads run at the same time: all are started before any is waited for.
pub fn greetings(names: &[&str]) -> Vec<String> {
    // `Builder` gives the name. The handles stand in the order of `names`, and so do the results, whoever ends
    // first. As right: scoped threads with names, or a slot for each thread to write its greeting to.
    let start = |name: &&str| thread::Builder::new().name(name.to_string()).spawn(greeting);
    let greeters: Vec<_> =
        names.iter().map(|name| start(name).expect("the system has a thread left")).collect();
    greeters.into_iter().map(|greeter| greeter.join().expect("a greeting does not panic")).collect()
}

/// What the calling thread says.
fn greeting() -> String {
    format!("hello from {}", thread::current().name().unwrap_or("nobody"))
}

/// Step 3. The Fibonacci numbers 0, 1, 1, 2, 3, 5, …, computed in the background.
///
/// What it holds is your choice.
pub struct Fibonacci {
    numbers: thread::JoinHandle<Vec<u64>>,
}

impl Fibonacci {
    /// Begins to compute the first `terms` Fibonacci numbers, on a thread of their own, and does not wait.
    ///
    /// `terms` is at most 94: the 95th number does not fit in a `u64`.
    pub fn start(terms: usize) -> Fibonacci {
        // The handle is a promise of the result. `move`, because the thread may outlive this call, and `terms`
        // with it. As right: an `Arc<Mutex<Vec<u64>>>` that `finish` reads after it has joined the thread.
        Fibonacci { numbers: thread::spawn(move || fibonacci(terms)) }
    }

    /// Waits until they are computed, and returns them.
    pub fn finish(self) -> Vec<u64> {
        self.numbers.join().expect("the terms fit in a `u64`")
    }
}

/// 0, 1, 1, 2, …: `terms` of them, 94 at most.
fn fibonacci(terms: usize) -> Vec<u64> {
    let (mut this, mut next) = (0_u64, 1_u64);
    let mut numbers = Vec::with_capacity(terms);
    for _ in 0..terms {
        numbers.push(this);
        // The sums after the 93rd term do not fit. They are never pushed, so they may wrap.
        (this, next) = (next, this.wrapping_add(next));
    }
    numbers
}

/// Step 4. Does `work` on the calling thread, and returns how many times `tick` passed meanwhile.
///
/// - The ticks are counted by a thread in the background: the first is after `tick`, the next after another.
/// - When `work` returns, so does this function, at once: it does not wait for another tick.
pub fn ticks_during(tick: Duration, work: impl FnOnce()) -> u32 {
    // Nobody joins the thread: that would be to wait for its next tick. It holds the counter weakly, so at that
    // tick it finds that nobody counts any more, and ends. A thread that ticks for ever, as Python's daemon
    // threads do, meets the contract as well; the program ends without asking it, but until then it runs. As
    // right: a channel on which the ticker waits for `tick` at most, so that it can be stopped and joined at once.
    let ticks = Arc::new(AtomicU32::new(0));
    let counter = Arc::downgrade(&ticks);
    thread::spawn(move || {
        loop {
            thread::sleep(tick);
            let Some(ticks) = counter.upgrade() else { return };
            ticks.fetch_add(1, Ordering::SeqCst);
        }
    });
    work();
    ticks.load(Ordering::SeqCst)
}

/// Your answers go between the second quotes: a sentence or two each.
pub const QUESTIONS: &[(&str, &str)] = &[
    (
        "What did you expect 2000 threads that nap 3 s each to take, and why? What did they take?",
        "3 s, or 6000 s if they took turns. It was 3 s, and what it takes to start 2000 threads.",
    ),
    (
        "What is concurrency, in your own words?",
        "Several things are under way at the same time: each was begun before the others were done.",
    ),
    (
        "Is a nap more like work for a core or like waiting for a disk? What would change with the other?",
        "Like waiting: it needs no core. 2000 computations would share the cores, and take as long as all of them need.",
    ),
    (
        "How does a thread get what it works on, and why does the compiler ask for `move` so often?",
        "Its closure captures it. The thread may outlive the caller, so it must own what it captures.",
    ),
    (
        "What becomes of the ticking thread when `ticks_during` has returned, and when the program ends?",
        "It ends at its next tick, when it finds the counter gone. If the program ends first, so does the thread.",
    ),
];

fn main() {
    let naps = experiments::Naps::begin(one_by_one);
    naps.step_1(all_at_once);
    naps.step_2(greetings);
    naps.step_3(|terms| Fibonacci::start(terms).finish());
    naps.step_4(ticks_during);
    lesson::finish("01_threads", QUESTIONS);
}
