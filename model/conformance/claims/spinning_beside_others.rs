//! Right programs in which two threads ask again and again, each for its own, while what they wait for sleeps. What one does
//! to ask is no news to the other.

use std::sync::{Arc, Mutex, RwLock, Weak};
use std::thread;
use std::time::Duration;

use crate::claim;

type Work = Box<dyn FnOnce() + Send>;

/// Two threads that wait at once, each for a thread of its own that sleeps and then does its work.
fn both<T: Send + 'static>(make: fn() -> (T, Work), wait: fn(T)) {
    let waiting = [20, 30].map(|nap| {
        thread::spawn(move || {
            let (awaited, work) = make();
            thread::spawn(move || {
                thread::sleep(Duration::from_millis(nap));
                work();
            });
            wait(awaited);
        })
    });
    for thread in waiting {
        thread.join().unwrap();
    }
}

fn number_behind_a_lock() -> (Arc<Mutex<u32>>, Work) {
    let left = Arc::new(Mutex::new(1));
    let theirs = Arc::clone(&left);
    (left, Box::new(move || *theirs.lock().unwrap() -= 1))
}

fn number_behind_a_lock_for_readers() -> (Arc<RwLock<u32>>, Work) {
    let left = Arc::new(RwLock::new(1));
    let theirs = Arc::clone(&left);
    (left, Box::new(move || *theirs.write().unwrap() -= 1))
}

fn value_that_goes() -> (Weak<()>, Work) {
    let alive = Arc::new(());
    (Arc::downgrade(&alive), Box::new(move || drop(alive)))
}

#[test]
fn until_a_number_behind_a_lock_is_zero() {
    claim(|| {
        both(number_behind_a_lock, |left| {
            while *left.lock().unwrap() > 0 {
                thread::yield_now();
            }
        });
    });
}

#[test]
fn until_a_number_behind_a_lock_for_readers_is_zero() {
    claim(|| {
        both(number_behind_a_lock_for_readers, |left| {
            while *left.read().unwrap() > 0 {
                thread::yield_now();
            }
        });
    });
}

#[test]
fn until_a_value_is_gone() {
    claim(|| {
        both(value_that_goes, |alive| {
            while alive.upgrade().is_some() {
                thread::yield_now();
            }
        });
    });
}
