//! 05 · Semaphore
//!
//! A semaphore hands out a fixed number of permits. Whoever wants to go in takes one, or waits until somebody
//! gives one back; so at most that many are inside at once. A lock is the case of one permit.
//!
//! Run:    cargo run --bin 05_semaphore          (add `-- --help` for the options)
//! Check:  cargo test 05_semaphore
//! Hints:  hints/05_semaphore.md
//!
//! New here: waiting for a condition, wake-ups, timeouts. From before: threads, scopes, locks and their guards.

use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use workbook::experiments;
use workbook::lesson;

/// Does `work(0)`, `work(1)` and so on, `tasks` in all, each on a thread of its own, all at once.
fn run_unlimited(tasks: usize, work: &(dyn Fn(usize) + Sync)) {
    thread::scope(|scope| {
        for task in 0..tasks {
            scope.spawn(move || work(task));
        }
    });
}

/// A number of permits, some free and some taken. How it is made is yours: change the fields, and add more.
pub struct Semaphore {
    free: Mutex<usize>,
}

/// The right to go in, which goes back to its semaphore when it is dropped.
pub struct Permit<'a> {
    semaphore: &'a Semaphore,
}

impl Semaphore {
    /// A semaphore with `permits` permits, all of them free.
    pub fn new(permits: usize) -> Semaphore {
        Semaphore { free: Mutex::new(permits) }
    }

    /// How many permits are free.
    pub fn available(&self) -> usize {
        *self.free.lock().unwrap()
    }

    /// Step 1. Takes a free permit; while there is none, waits until one is given back.
    ///
    /// - As many permits can be taken at once as `new` was given, and never more.
    /// - Dropping a permit gives it back. A panic drops what its thread holds, and so gives it back too.
    /// - When a permit is given back, a thread that waits goes on, at once: no thread waits for ever for a
    ///   permit that is free.
    /// - While it waits, a thread does nothing: it does not ask again and again. A wait may end for no reason, and
    ///   then it waits on.
    pub fn acquire(&self) -> Permit<'_> {
        let free = self.free.lock().unwrap();
        todo!("step 1: {free} are free: take one, and wait for it while there is none")
    }

    /// Step 2. Takes a permit if one is free, and never waits for one.
    ///
    /// - `None` only when none is free. It goes back as in step 1.
    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        let free = self.free.lock().unwrap();
        todo!("step 2: {free} are free: take one, unless there is none")
    }

    /// Step 3. As `acquire`, but waits at most `patience`; `None` when it has got no permit by then.
    ///
    /// - A permit that comes back in time is taken, at once, even if others have been faster before.
    /// - While it waits, a thread does nothing, as in step 1.
    /// - `patience` is for the whole call, however often the thread is woken meanwhile.
    /// - A permit that is free is taken at once, with no patience at all too.
    /// - Whoever gives up has taken no permit, and keeps nobody else from one.
    pub fn acquire_timeout(&self, patience: Duration) -> Option<Permit<'_>> {
        let free = self.free.lock().unwrap();
        todo!("step 3: {free} are free: take one, and wait for it at most {patience:?} in all")
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let free = self.semaphore.free.lock().unwrap();
        todo!("step 1: {free} are free: give this one back, and let a waiting thread know")
    }
}

/// Step 4. Does `work(0)`, `work(1)` and so on, `tasks` in all, and returns when all are done.
///
/// - Each is done once, on a thread of its own. A task that panics keeps nobody waiting.
/// - At most `permits` threads are inside `work` at once, and that many while there are tasks enough: nine tasks
///   of 3 s take 9 s with 3 permits, and 15 s with 2. `permits` is at least 1.
///
/// You may replace every line below.
pub fn run_limited(tasks: usize, permits: usize, work: &(dyn Fn(usize) + Sync)) {
    if tasks > permits {
        todo!("step 4: let at most {permits} of the {tasks} threads be inside `work` at once")
    }
    run_unlimited(tasks, work);
}

/// Your answers go between the second quotes: a sentence or two each.
pub const QUESTIONS: &[(&str, &str)] = &[
    ("How long did you expect nine tasks of 3 s to take with 3 permits, and why? How long did they?", ""),
    ("With 2 permits, when does the ninth task go in, and how many are inside then?", ""),
    ("A thread is woken because a permit was given back. Why may it find none?", ""),
    ("What is a semaphore with one permit? Name a job for one with more.", ""),
];

fn main() {
    let limit = experiments::Limit::begin(run_unlimited);
    limit.step_1(|permits| {
        let semaphore = Semaphore::new(permits);
        let permit = semaphore.acquire();
        let meanwhile = semaphore.available();
        drop(permit);
        (meanwhile, semaphore.available())
    });
    limit.step_2(|| Semaphore::new(0).try_acquire().is_some());
    limit.step_3(|patience| Semaphore::new(0).acquire_timeout(patience).is_some());
    limit.step_4(run_limited);
    lesson::finish("05_semaphore", QUESTIONS);
}
