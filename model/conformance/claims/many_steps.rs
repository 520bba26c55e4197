//! Long programs are ordinary programs.

use std::hint::black_box;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, mpsc};
use std::thread::{self, Builder};

use crate::claim;

const MANY: u32 = 20_000;

#[test]
fn a_thread_alone_may_do_thousands_of_operations() {
    claim(|| {
        let (counter, lock) = (AtomicU32::new(0), Mutex::new(0));
        for _ in 0..MANY {
            counter.fetch_add(1, Ordering::SeqCst);
            *lock.lock().unwrap() += 1;
        }
        assert_eq!((counter.into_inner(), lock.into_inner().unwrap()), (MANY, MANY));
    });
}

#[test]
fn a_thread_may_send_itself_thousands_of_messages() {
    claim(|| {
        let (sender, receiver) = mpsc::channel();
        (0..MANY).for_each(|number| sender.send(number).unwrap());
        drop(sender);
        assert!(receiver.into_iter().eq(0..MANY));
    });
}

#[test]
fn threads_may_run_one_after_the_other() {
    claim(|| {
        let sum: u32 = (0..300).map(|number| thread::spawn(move || number).join().unwrap()).sum();
        assert_eq!(sum, 300 * 299 / 2);
    });
}

#[test]
fn four_threads_may_add_fifty_thousand_times_each() {
    claim(|| {
        let counter = AtomicU32::new(0);
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..50_000 {
                        counter.fetch_add(1, Ordering::Relaxed);
                    }
                });
            }
        });
        assert_eq!(counter.into_inner(), 200_000);
    });
}

#[test]
fn a_thread_has_the_stack_that_it_asks_for() {
    claim(|| {
        let large = Builder::new().stack_size(16 << 20);
        let sum = large.spawn(|| {
            let block = [1_u8; 10 << 20];
            black_box(&block)[5 << 20]
        });
        assert_eq!(sum.unwrap().join().unwrap(), 1);
    });
}

#[test]
fn a_thread_that_asks_for_no_stack_has_two_mebibytes_nearly() {
    claim(|| {
        let block = thread::spawn(|| {
            let block = [1_u8; 1_800_000];
            black_box(&block)[900_000]
        });
        assert_eq!(block.join().unwrap(), 1);
    });
}

#[test]
fn a_stack_larger_than_any_memory_is_refused() {
    claim(|| {
        let spawned = Builder::new().stack_size(1 << 60).spawn(|| ());
        assert!(spawned.is_err());
    });
}
