//! Verdict: endless
//!
//! A thread polls a flag that no other thread will set.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

static STOP: AtomicBool = AtomicBool::new(false);

fn main() {
    let worker = thread::spawn(|| while !STOP.load(Ordering::SeqCst) {});
    worker.join().unwrap();
    STOP.store(true, Ordering::SeqCst);
    println!("stopped");
}
