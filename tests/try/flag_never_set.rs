//! Verdict: endless
//!
//! A thread asks for ever for what nobody will do.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

static STOP: AtomicBool = AtomicBool::new(false);

fn main() {
    let worker = thread::spawn(|| while !STOP.load(Ordering::SeqCst) {});
    worker.join().unwrap();
    STOP.store(true, Ordering::SeqCst);
    println!("stopped");
}
