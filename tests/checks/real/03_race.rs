//! Lesson 03 on real threads.

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use real::{Held, ensure, ensure_eq};

use super::contract::run_exact;

pub fn step4_no_update_is_lost() -> Held {
    let none = || {
        thread::yield_now();
        Duration::ZERO
    };
    ensure_eq("The result of 50,000 tasks on 4 workers", run_exact(4, 50_000, &none), 50_000)
}

pub fn step4_no_update_is_lost_while_tasks_pause() -> Held {
    let pause = || Duration::from_millis(2);
    ensure_eq(
        "The result of 90 tasks on 30 workers that pause at the same time",
        run_exact(30, 90, &pause),
        90,
    )
}

/// One at a time, four tasks sleep through eight pauses, and two at a time through four. The longest pause leaves the
/// busiest machine time enough.
pub fn step4_workers_work_at_the_same_time() -> Held {
    let at_once = [20, 200, 4000].into_iter().map(Duration::from_millis).any(|pause| {
        let begin = Instant::now();
        run_exact(4, 4, &|| pause);
        begin.elapsed() < 4 * pause
    });
    ensure(at_once, "4 workers never paused at the same time.")
}

pub fn step4_every_task_sleeps_through_both_pauses() -> Held {
    let pauses = AtomicU32::new(0);
    let pause = || {
        pauses.fetch_add(1, Ordering::SeqCst);
        Duration::ZERO
    };
    run_exact(3, 10, &pause);
    ensure_eq("The number of pauses of 10 tasks", pauses.into_inner(), 20)
}
