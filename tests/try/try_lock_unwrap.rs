//! Verdict: panic, "2"
//!
//! `try_lock` fails whenever another thread holds the lock.

use std::sync::Mutex;
use std::thread;

fn main() {
    let count = Mutex::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| *count.try_lock().unwrap() += 1);
        }
    });
    println!("{}", count.lock().unwrap());
}
