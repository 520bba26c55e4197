//! `Barrier`: nobody goes on before all are there.

use std::sync::Barrier;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use crate::claim;

#[test]
fn nobody_passes_before_all_have_come() {
    claim(|| {
        let barrier = Barrier::new(3);
        let come = AtomicU32::new(0);
        thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| {
                    come.fetch_add(1, Ordering::SeqCst);
                    barrier.wait();
                    assert_eq!(come.load(Ordering::SeqCst), 3);
                });
            }
        });
    });
}

#[test]
fn one_of_them_is_the_leader() {
    claim(|| {
        let barrier = Barrier::new(3);
        let leaders = AtomicU32::new(0);
        thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| {
                    if barrier.wait().is_leader() {
                        leaders.fetch_add(1, Ordering::SeqCst);
                    }
                });
            }
        });
        assert_eq!(leaders.into_inner(), 1);
    });
}

#[test]
fn a_barrier_can_be_used_again() {
    claim(|| {
        let barrier = Barrier::new(2);
        let round = AtomicU32::new(0);
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    for expected in [2, 4] {
                        round.fetch_add(1, Ordering::SeqCst);
                        barrier.wait();
                        assert_eq!(round.load(Ordering::SeqCst), expected);
                        barrier.wait();
                    }
                });
            }
        });
    });
}

#[test]
fn each_round_has_a_leader_of_its_own() {
    claim(|| {
        let barrier = Barrier::new(2);
        let leaders = AtomicU32::new(0);
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    for _ in 0..2 {
                        let led = u32::from(barrier.wait().is_leader());
                        leaders.fetch_add(led, Ordering::SeqCst);
                    }
                });
            }
        });
        assert_eq!(leaders.into_inner(), 2);
    });
}

#[test]
fn a_barrier_for_one_holds_nobody_up() {
    claim(|| {
        let barrier = Barrier::new(1);
        assert!(barrier.wait().is_leader());
        assert!(barrier.wait().is_leader());
    });
}
