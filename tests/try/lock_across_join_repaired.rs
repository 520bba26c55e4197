//! Verdict: "2"
//!
//! The lock is released before the join.

use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let count = Arc::new(Mutex::new(0));
    let theirs = Arc::clone(&count);
    let worker = thread::spawn(move || *theirs.lock().unwrap() += 1);
    *count.lock().unwrap() += 1;
    worker.join().unwrap();
    println!("{}", count.lock().unwrap());
}
