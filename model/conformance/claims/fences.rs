//! What one thread may conclude from what it sees of another.

use std::hint;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering, compiler_fence, fence};
use std::thread;

use crate::claim;

#[test]
fn an_acquire_load_that_sees_a_release_store_sees_what_came_before_it() {
    claim(|| {
        let (data, ready) = (AtomicU32::new(0), AtomicBool::new(false));
        thread::scope(|scope| {
            scope.spawn(|| {
                data.store(4, Ordering::Relaxed);
                ready.store(true, Ordering::Release);
            });
            if ready.load(Ordering::Acquire) {
                assert_eq!(data.load(Ordering::Relaxed), 4);
            }
        });
    });
}

#[test]
fn fences_order_relaxed_loads_and_stores() {
    claim(|| {
        let (data, ready) = (AtomicU32::new(0), AtomicBool::new(false));
        thread::scope(|scope| {
            scope.spawn(|| {
                data.store(4, Ordering::Relaxed);
                fence(Ordering::Release);
                ready.store(true, Ordering::Relaxed);
            });
            if ready.load(Ordering::Relaxed) {
                fence(Ordering::Acquire);
                assert_eq!(data.load(Ordering::Relaxed), 4);
            }
        });
    });
}

#[test]
fn with_sequential_consistency_one_of_two_threads_sees_the_other() {
    claim(|| {
        let (left, right) = (AtomicBool::new(false), AtomicBool::new(false));
        let seen = AtomicU32::new(0);
        thread::scope(|scope| {
            for (mine, other) in [(&left, &right), (&right, &left)] {
                let seen = &seen;
                scope.spawn(move || {
                    mine.store(true, Ordering::SeqCst);
                    let saw = u32::from(other.load(Ordering::SeqCst));
                    seen.fetch_add(saw, Ordering::SeqCst);
                });
            }
        });
        assert!(seen.into_inner() >= 1);
    });
}

#[test]
fn one_variable_never_goes_back_in_time() {
    claim(|| {
        let clock = AtomicU32::new(0);
        thread::scope(|scope| {
            scope.spawn(|| (1..4).for_each(|time| clock.store(time, Ordering::Relaxed)));
            let first = clock.load(Ordering::Relaxed);
            let second = clock.load(Ordering::Relaxed);
            assert!(first <= second);
        });
    });
}

#[test]
fn an_increment_is_one_step_even_when_relaxed() {
    claim(|| {
        let tickets = AtomicU32::new(0);
        let (first, second) = thread::scope(|scope| {
            let take = || tickets.fetch_add(1, Ordering::Relaxed);
            let other = scope.spawn(take);
            (take(), other.join().unwrap())
        });
        assert_eq!((first.min(second), first.max(second)), (0, 1));
    });
}

#[test]
fn hints_and_compiler_fences_change_nothing() {
    claim(|| {
        compiler_fence(Ordering::SeqCst);
        hint::spin_loop();
        assert_eq!(hint::black_box(3), 3);
    });
}
