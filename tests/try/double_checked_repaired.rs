//! Verdict: "1"
//!
//! Testing and setting are one step.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread;

static IS_MADE: AtomicBool = AtomicBool::new(false);
static TIMES: AtomicU32 = AtomicU32::new(0);

fn make_once() {
    if !IS_MADE.swap(true, Ordering::SeqCst) {
        TIMES.fetch_add(1, Ordering::SeqCst);
    }
}

fn main() {
    thread::scope(|scope| {
        scope.spawn(make_once);
        scope.spawn(make_once);
    });
    println!("{}", TIMES.load(Ordering::SeqCst));
}
