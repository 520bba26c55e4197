//! Sleeping, and what the clock shows afterwards.

use std::thread;
use std::time::{Duration, Instant};

use crate::claim;

const A_WHILE: Duration = Duration::from_millis(20);

#[test]
fn a_sleep_lasts_at_least_as_long_as_was_asked() {
    claim(|| {
        let start = Instant::now();
        thread::sleep(A_WHILE);
        assert!(start.elapsed() >= A_WHILE);
    });
}

#[test]
fn a_sleep_of_nothing_returns() {
    claim(|| {
        thread::sleep(Duration::ZERO);
    });
}

#[test]
fn sleeps_in_one_thread_add_up() {
    claim(|| {
        let start = Instant::now();
        for _ in 0..4 {
            thread::sleep(A_WHILE / 4);
        }
        assert!(start.elapsed() >= A_WHILE);
    });
}

#[test]
fn a_join_takes_as_long_as_the_thread_sleeps() {
    claim(|| {
        let start = Instant::now();
        thread::spawn(|| thread::sleep(A_WHILE)).join().unwrap();
        assert!(start.elapsed() >= A_WHILE);
    });
}

#[test]
fn a_scope_takes_as_long_as_its_longest_sleep() {
    claim(|| {
        let start = Instant::now();
        thread::scope(|scope| {
            scope.spawn(|| thread::sleep(A_WHILE));
            scope.spawn(|| thread::sleep(A_WHILE / 2));
        });
        assert!(start.elapsed() >= A_WHILE);
    });
}

#[test]
fn all_threads_read_one_clock() {
    claim(|| {
        let before = Instant::now();
        let theirs = thread::spawn(|| {
            thread::sleep(A_WHILE);
            Instant::now()
        });
        let theirs = theirs.join().unwrap();
        assert!(theirs >= before + A_WHILE);
        assert!(Instant::now() >= theirs);
    });
}
