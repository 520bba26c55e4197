//! Verdict: "true"
//!
//! The thread tests its condition in a loop.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

static IS_READY: AtomicBool = AtomicBool::new(false);

fn main() {
    let main = thread::current();
    let worker = thread::spawn(move || {
        IS_READY.store(true, Ordering::SeqCst);
        main.unpark();
    });
    while !IS_READY.load(Ordering::SeqCst) {
        thread::park();
    }
    println!("{}", IS_READY.load(Ordering::SeqCst));
    worker.join().unwrap();
}
