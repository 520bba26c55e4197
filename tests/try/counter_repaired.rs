//! Verdict: "2"
//!
//! An addition in one step.

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

static COUNTER: AtomicU32 = AtomicU32::new(0);

fn add() {
    COUNTER.fetch_add(1, Ordering::SeqCst);
}

fn main() {
    thread::scope(|scope| {
        scope.spawn(add);
        scope.spawn(add);
    });
    println!("{}", COUNTER.load(Ordering::SeqCst));
}
