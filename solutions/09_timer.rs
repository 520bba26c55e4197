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

use std::sync::Arc;
use std::sync::Condvar;
use std::sync::Mutex;
use std::thread;
use std::thread::JoinHandle;
use std::time::Duration;

use workbook::experiments;
use workbook::lesson;

/// Does `job` after `delay`, on the calling thread, which can do nothing else meanwhile.
fn later_here(delay: Duration, job: impl FnOnce()) {
    thread::sleep(delay);
    job();
}

/// A job that is done later, in the background. The fields are yours.
pub struct Timer {
    shared: Arc<Waiting>,
}

/// What a timer shares with its thread: the job, until one of them takes it.
struct Waiting {
    job: Mutex<Option<Box<dyn FnOnce() + Send>>>,
    taken: Condvar,
}

impl Waiting {
    /// Takes the job out, if it is still there: whoever has it decides what becomes of it.
    fn take(&self) -> Option<Box<dyn FnOnce() + Send>> {
        self.job.lock().unwrap().take()
    }
}

impl Timer {
    /// Step 1. Does `job` once, when `delay` has passed, on another thread, and does not wait for that.
    ///
    /// - The job is done at its time, not before and not later, whatever the delay: 10 s, 1.5 s, or nothing.
    ///   Without a delay too, it is done on another thread. A wait may end for no reason: that is not the time.
    /// - Dropping a timer is not cancelling it, and waits for nothing: the job is still done, and still at its time.
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        // The thread waits for the delay to pass or the job to be taken, whichever comes first. For step 1 alone,
        // `later_here` on another thread is as right; but a thread that sleeps hears of no `cancel`.
        let shared = Arc::new(Waiting { job: Mutex::new(Some(Box::new(job))), taken: Condvar::new() });
        let theirs = Arc::clone(&shared);
        thread::spawn(move || {
            let there = theirs.job.lock().unwrap();
            drop(theirs.taken.wait_timeout_while(there, delay, |job| job.is_some()).unwrap());
            // The lock is free again while the job is done: else `cancel` would wait for the job.
            if let Some(job) = theirs.take() {
                job();
            }
        });
        Timer { shared }
    }

    /// Step 2. Calls the job off, if it has not begun yet: then this is `true`, and the job is never done.
    ///
    /// - `false` means that the job has begun, or is done, or will be done all the same.
    /// - Never both and never neither: in every schedule, either this is `true`, or the job is done.
    /// - It returns without waiting for the delay to pass.
    pub fn cancel(self) -> bool {
        // One job, and one lock round it: only one of two can take it out. As right: a state behind the lock, waiting
        // or begun or cancelled; an atomic that one of two changes by `compare_exchange`; a message to the thread and
        // its answer by `join`.
        let job = self.shared.take();
        self.shared.taken.notify_one();
        job.is_some()
    }
}

/// A job that is done again and again, in the background. The fields are yours.
pub struct Ticker {
    stopped: Arc<(Mutex<bool>, Condvar)>,
    thread: Option<JoinHandle<u32>>,
}

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
        // Waiting for the news of the end, at most a period, in place of sleeping: so the end is heard at once.
        let stopped = Arc::new((Mutex::new(false), Condvar::new()));
        let theirs = Arc::clone(&stopped);
        let thread = thread::spawn(move || {
            let (stopped, news) = &*theirs;
            let mut ticks = 0;
            loop {
                let not_yet = stopped.lock().unwrap();
                let (stopped, _) = news.wait_timeout_while(not_yet, period, |stopped| !*stopped).unwrap();
                if *stopped {
                    return ticks;
                }
                drop(stopped);
                ticks += 1;
                job(ticks);
            }
        });
        Ticker { stopped, thread: Some(thread) }
    }

    /// Step 3, too. Ends the ticking; how often the job was called.
    ///
    /// - It returns promptly: it does not wait for the next tick.
    /// - When it has returned, no call of the job is under way, and none comes.
    pub fn stop(mut self) -> u32 {
        self.end().expect("the job did not panic")
    }

    /// Tells the thread to end, and waits until it has: so a call that is under way is over, and none comes. As
    /// right: a channel whose sender is dropped, and `recv_timeout` in the thread; `unpark` and `park_timeout`.
    fn end(&mut self) -> thread::Result<u32> {
        *self.stopped.0.lock().unwrap() = true;
        self.stopped.1.notify_one();
        self.thread.take().map_or(Ok(0), JoinHandle::join)
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        // After `stop` the thread is gone already. A panic of the job is no reason to panic here.
        let _ = self.end();
    }
}

/// Your answers go between the second quotes: a sentence or two each.
pub const QUESTIONS: &[(&str, &str)] = &[
    (
        "When did you expect `Timer::start` to return, and when the job to be done? When were they?",
        "At once, and after 3 s, while main worked: the job waited on a thread of its own.",
    ),
    (
        "Why can a thread that sleeps not be called off, and what can be done in place of sleeping?",
        "It looks at nothing until it wakes. Waiting with a timeout ends at the time, or at a notification.",
    ),
    (
        "The time is up at the very moment of `cancel`. What decides who wins, and why can't it be both?",
        "Who takes the lock first finds the job and takes it out; the other finds none.",
    ),
    (
        "Why does `stop` wait for the thread, and how is it prompt all the same?",
        "A call may be under way, or about to begin. The thread is woken, so it has no period left to wait.",
    ),
];

fn main() {
    let delayed = experiments::DelayedJob::begin(later_here);
    delayed.step_1(Timer::start);
    delayed.step_2(Timer::start, Timer::cancel);
    delayed.step_3(Ticker::start, Ticker::stop);
    lesson::finish("09_timer", QUESTIONS);
}
