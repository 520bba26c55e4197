//! 09 · Timer
//!
//! Work that is due later needs a thread that waits for it, and that thread must be told when the work is called
//! off. A thread that sleeps can't be told anything. One that waits, for a while at most, can.
//!
//! Run:    cargo run --bin 09_timer          (add `-- --help` for the options)
//! Check:  cargo test 09_timer
//! Hints:  hints/09_timer.md
//!
//! New here: waiting that can be cut short, threads that are told to end. From before: shared state behind a
//! lock, waiting with a timeout, joining, `Drop`.

use std::thread;
use std::time::Duration;

use workbook::experiments;
use workbook::lesson;

/// Does `job` after `delay`, on the calling thread, which can do nothing else meanwhile.
fn later_here(delay: Duration, job: impl FnOnce()) {
    thread::sleep(delay);
    job();
}

/// A job that is done later, in the background. The fields are yours.
pub struct Timer {}

impl Timer {
    /// Step 1. Does `job` once, when `delay` has passed, on another thread, and does not wait for that.
    ///
    /// - The job is done at its time, not before and not later, whatever the delay: 10 s, 1.5 s, or nothing.
    ///   Without a delay too, it is done on another thread. A wait may end for no reason: that is not the time.
    /// - Dropping a timer is not cancelling it, and waits for nothing: the job is still done, and still at its time.
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        if !delay.is_zero() {
            todo!("step 1: have the job done in {delay:?}, and do not wait for it")
        }
        thread::spawn(job);
        Timer {}
    }

    /// Step 2. Calls the job off, if it has not begun yet: then this is `true`, and the job is never done.
    ///
    /// - `false` means that the job has begun, or is done, or will be done all the same.
    /// - Never both and never neither: in every schedule, either this is `true`, or the job is done.
    /// - It returns without waiting for the delay to pass.
    pub fn cancel(self) -> bool {
        todo!("step 2: let either this or the job win, never both, and do not wait for the delay")
    }
}

/// A job that is done again and again, in the background. The fields are yours.
pub struct Ticker {}

impl Ticker {
    /// Step 3. Calls `job(1)` when one `period` has passed, `job(2)` after two, and so on, on another thread, and
    /// does not wait for that.
    ///
    /// - Each tick comes at its time, not before and not later, whatever the period. A job is short; how the
    ///   time that it takes counts is up to you.
    /// - [`Ticker::stop`] ends it. Dropping a ticker ends it just so.
    ///
    /// You may replace every line below, and add what is missing.
    pub fn start(period: Duration, mut job: impl FnMut(u32) + Send + 'static) -> Ticker {
        thread::spawn(move || {
            for tick in 1.. {
                later_here(period, || job(tick));
            }
        });
        Ticker {}
    }

    /// Step 3, too. Ends the ticking; how often the job was called.
    ///
    /// - It returns promptly: it does not wait for the next tick.
    /// - When it has returned, no call of the job is under way, and none comes.
    pub fn stop(self) -> u32 {
        todo!("step 3: end the thread at once, wherever it is, and say how many ticks there were")
    }
}

/// Your answers go between the second quotes: a sentence or two each.
pub const QUESTIONS: &[(&str, &str)] = &[
    ("When did you expect `Timer::start` to return, and when the job to be done? When were they?", ""),
    ("Why can a thread that sleeps not be called off, and what can be done in place of sleeping?", ""),
    ("The time is up at the very moment of `cancel`. What decides who wins, and why can't it be both?", ""),
    ("Why does `stop` wait for the thread, and how is it prompt all the same?", ""),
];

fn main() {
    let delayed = experiments::DelayedJob::begin(later_here);
    delayed.step_1(Timer::start);
    delayed.step_2(Timer::start, Timer::cancel);
    delayed.step_3(Ticker::start, Ticker::stop);
    lesson::finish("09_timer", QUESTIONS);
}
