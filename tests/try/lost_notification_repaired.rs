//! Verdict: "ready"
//!
//! The lock protects the flag.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;

fn main() {
    let shared = Arc::new((Mutex::new(false), Condvar::new()));
    let theirs = Arc::clone(&shared);
    let setter = thread::spawn(move || {
        *theirs.0.lock().unwrap() = true;
        theirs.1.notify_one();
    });
    let (is_ready, changed) = &*shared;
    let mut guard = is_ready.lock().unwrap();
    while !*guard {
        guard = changed.wait(guard).unwrap();
    }
    drop(guard);
    setter.join().unwrap();
    println!("ready");
}
