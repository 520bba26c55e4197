//! Verdict: panic
//!
//! A thread panics while it holds the lock, and the next thread unwraps the poisoned lock.

use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let total = Arc::new(Mutex::new(0));
    let theirs = Arc::clone(&total);
    let worker = thread::spawn(move || {
        let mut total = theirs.lock().unwrap();
        *total += 1;
        panic!("the work can't be done");
    });
    let failed = worker.join().is_err();
    println!("{failed}, {}", total.lock().unwrap());
}
