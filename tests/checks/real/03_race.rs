//! Lesson 03 on real threads.

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

use real::{Held, Meeting, ensure, ensure_eq};

use super::contract::run_exact;

pub fn step4_no_update_is_lost() -> Held {
    let none = || {
        thread::yield_now();
        Duration::ZERO
    };
    ensure_eq("The result of 50,000 tasks on 4 workers", run_exact(4, 50_000, &none), 50_000)
}

/// All tasks meet before they go on, so who loads in one pause and stores after another overwrites.
pub fn step4_no_update_is_lost_while_tasks_pause() -> Held {
    let meeting = Meeting::of(3);
    let pause = || {
        meeting.meet();
        Duration::from_millis(1)
    };
    ensure_eq("The result of 9 tasks on 3 workers that pause at the same time", run_exact(3, 9, &pause), 9)
}

pub fn step4_workers_work_at_the_same_time() -> Held {
    let meeting = Meeting::of(4);
    let pause = || {
        meeting.meet();
        Duration::ZERO
    };
    run_exact(4, 8, &pause);
    ensure(meeting.came_about(), "4 workers never paused at the same time.")
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
