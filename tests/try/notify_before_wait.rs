//! Verdict: deadlock, "done"
//!
//! A lost wake-up: a notification is not kept for a thread that waits later.

use std::sync::{Condvar, Mutex};
use std::thread;

fn main() {
    let (lock, done) = (Mutex::new(()), Condvar::new());
    thread::scope(|scope| {
        scope.spawn(|| done.notify_one());
        let guard = lock.lock().unwrap();
        drop(done.wait(guard).unwrap());
    });
    println!("done");
}
