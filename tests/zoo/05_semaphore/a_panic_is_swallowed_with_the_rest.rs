//! wrong: Once a task has panicked, the others are left out, and nobody hears of it.
//! fails: step4_a_task_that_panics_keeps_nobody_waiting
//! says: it returned, and `work` had been called 1 times

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::SeqCst;

pub fn run_limited(tasks: usize, permits: usize, work: &(dyn Fn(usize) + Sync)) {
    let semaphore = Semaphore::new(permits);
    let failed = AtomicBool::new(false);
    run_unlimited(tasks, &|task| {
        let _inside = semaphore.acquire();
        if !failed.load(SeqCst) && catch_unwind(AssertUnwindSafe(|| work(task))).is_err() {
            failed.store(true, SeqCst);
        }
    });
}
