//! Verdict: "stopped"
//!
//! The flag is set before the thread is joined.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

static STOP: AtomicBool = AtomicBool::new(false);

fn main() {
    let worker = thread::spawn(|| while !STOP.load(Ordering::SeqCst) {});
    STOP.store(true, Ordering::SeqCst);
    worker.join().unwrap();
    println!("stopped");
}
