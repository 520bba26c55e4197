//! Verdict: "2", "1"
//!
//! An addition made of a load and a store.

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

static COUNTER: AtomicU32 = AtomicU32::new(0);

fn add() {
    let seen = COUNTER.load(Ordering::SeqCst);
    COUNTER.store(seen + 1, Ordering::SeqCst);
}

fn main() {
    thread::scope(|scope| {
        scope.spawn(add);
        scope.spawn(add);
    });
    println!("{}", COUNTER.load(Ordering::SeqCst));
}
