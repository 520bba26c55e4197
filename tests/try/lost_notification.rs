//! Verdict: deadlock, "ready"
//!
//! A lost wake-up: the flag is read without the lock, so the notification can come before the wait.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

fn main() {
    let shared = Arc::new((AtomicBool::new(false), Mutex::new(()), Condvar::new()));
    let theirs = Arc::clone(&shared);
    let setter = thread::spawn(move || {
        theirs.0.store(true, Ordering::SeqCst);
        theirs.2.notify_one();
    });
    let (is_ready, lock, changed) = &*shared;
    while !is_ready.load(Ordering::SeqCst) {
        let guard = lock.lock().unwrap();
        drop(changed.wait(guard).unwrap());
    }
    setter.join().unwrap();
    println!("ready");
}
