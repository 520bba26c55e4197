//! Waits that look again at their condition: they never return too early.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::Duration;

use crate::claim;

/// Waits as `wait` does until another thread has set the flag.
fn holds_after(wait: fn(MutexGuard<'_, bool>, &Condvar) -> bool) {
    let (ready, changed) = (Mutex::new(false), Condvar::new());
    thread::scope(|scope| {
        scope.spawn(|| {
            *ready.lock().unwrap() = true;
            changed.notify_all();
        });
        assert!(wait(ready.lock().unwrap(), &changed));
    });
}

#[test]
fn wait_while_returns_when_its_condition_is_over() {
    claim(|| holds_after(|guard, changed| *changed.wait_while(guard, |ready| !*ready).unwrap()));
}

#[test]
fn wait_timeout_while_returns_when_its_condition_or_its_time_is_over() {
    claim(|| {
        holds_after(|guard, changed| {
            let waited = changed.wait_timeout_while(guard, Duration::from_millis(5), |ready| !*ready);
            let (guard, result) = waited.unwrap();
            *guard || result.timed_out()
        });
    });
}

#[test]
fn a_loop_around_wait_returns_when_its_condition_is_over() {
    claim(|| {
        holds_after(|mut guard, changed| {
            while !*guard {
                guard = changed.wait(guard).unwrap();
            }
            *guard
        });
    });
}

#[test]
fn a_loop_around_park_returns_when_its_condition_is_over() {
    claim(|| {
        let ready = AtomicBool::new(false);
        thread::scope(|scope| {
            let waiter = scope.spawn(|| {
                while !ready.load(Ordering::SeqCst) {
                    thread::park();
                }
            });
            ready.store(true, Ordering::SeqCst);
            waiter.thread().unpark();
        });
        assert!(ready.into_inner());
    });
}

#[test]
fn a_loop_around_a_weak_exchange_adds_once() {
    claim(|| {
        let value = AtomicU32::new(0);
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    let mut seen = value.load(Ordering::SeqCst);
                    while let Err(now) =
                        value.compare_exchange_weak(seen, seen + 1, Ordering::SeqCst, Ordering::SeqCst)
                    {
                        seen = now;
                    }
                });
            }
        });
        assert_eq!(value.into_inner(), 2);
    });
}
