//! Verdict: deadlock, "2"
//!
//! A thread holds a lock while it joins another thread that needs the lock.

use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let count = Arc::new(Mutex::new(0));
    let theirs = Arc::clone(&count);
    let worker = thread::spawn(move || *theirs.lock().unwrap() += 1);
    let mut mine = count.lock().unwrap();
    *mine += 1;
    worker.join().unwrap();
    println!("{mine}");
}
