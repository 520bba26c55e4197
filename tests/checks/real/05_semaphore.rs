//! Lesson 05 on real threads.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use real::{Held, Meeting, PATIENCE, ensure, ensure_eq};

use super::contract::{Semaphore, run_limited};

const SHORT: Duration = Duration::from_millis(20);

/// How many threads are somewhere, and how many there were at most.
#[derive(Default)]
struct Inside {
    now: AtomicUsize,
    most: AtomicUsize,
}

impl Inside {
    fn during(&self, work: impl FnOnce()) {
        let now = self.now.fetch_add(1, Ordering::SeqCst) + 1;
        self.most.fetch_max(now, Ordering::SeqCst);
        work();
        self.now.fetch_sub(1, Ordering::SeqCst);
    }

    fn at_most(&self, permits: usize) -> Held {
        let most = self.most.load(Ordering::SeqCst);
        ensure(most <= permits, format!("{most} threads were inside at once, with {permits} permits."))
    }
}

pub fn step1_no_more_permits_are_taken_than_there_are() -> Held {
    let (semaphore, inside) = (Semaphore::new(3), Inside::default());
    let enter = || {
        for _ in 0..300 {
            let permit = semaphore.acquire();
            inside.during(thread::yield_now);
            drop(permit);
        }
    };
    thread::scope(|scope| {
        for _ in 0..6 {
            scope.spawn(enter);
        }
    });
    inside.at_most(3)?;
    ensure_eq("The number of permits afterwards", semaphore.available(), 3)
}

pub fn step1_a_panic_gives_its_permit_back() -> Held {
    let semaphore = Semaphore::new(1);
    let panics = || {
        let _permit = semaphore.acquire();
        panic!("on purpose")
    };
    thread::scope(|scope| {
        let crashed: thread::Result<()> = scope.spawn(panics).join();
        drop(crashed);
    });
    ensure_eq("The number of permits afterwards", semaphore.available(), 1)
}

pub fn step2_none_only_when_none_is_free() -> Held {
    let semaphore = Semaphore::new(1);
    let first = semaphore.try_acquire();
    let seen = (first.is_some(), semaphore.try_acquire().is_some());
    drop(first);
    let seen = (seen.0, seen.1, semaphore.try_acquire().is_some());
    ensure_eq("Whether a permit was got when it was free, taken, and free", seen, (true, false, true))
}

pub fn step3_it_gives_up_after_its_patience() -> Held {
    let semaphore = Semaphore::new(1);
    let _permit = semaphore.acquire();
    let begin = Instant::now();
    ensure(semaphore.acquire_timeout(SHORT).is_none(), "A permit was got that was not free.")?;
    let took = begin.elapsed();
    ensure(took >= SHORT, format!("It was to wait for 20 ms, and gave up after {took:?}."))
}

pub fn step3_a_permit_given_back_in_time_is_taken() -> Held {
    let semaphore = Semaphore::new(1);
    let permit = semaphore.acquire();
    let got = thread::scope(|scope| {
        let waiting = scope.spawn(|| semaphore.acquire_timeout(PATIENCE).is_some());
        thread::sleep(SHORT);
        drop(permit);
        waiting.join()
    });
    ensure_eq("Whether a permit was got that was given back in time", got.ok(), Some(true))
}

pub fn step4_at_most_permits_threads_are_inside() -> Held {
    let (inside, meeting) = (Inside::default(), Meeting::of(3));
    let done: Vec<AtomicUsize> = (0..12).map(AtomicUsize::new).collect();
    run_limited(12, 3, &|task| {
        inside.during(|| meeting.meet());
        done[task].fetch_add(100, Ordering::SeqCst);
    });
    inside.at_most(3)?;
    ensure(meeting.came_about(), "With 3 permits, 3 tasks were never inside at once.")?;
    let done: Vec<usize> = done.into_iter().map(AtomicUsize::into_inner).collect();
    ensure_eq("What was done, 100 more for each time", done, (100..112).collect())
}
