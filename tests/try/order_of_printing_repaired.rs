//! Verdict: "a b "
//!
//! The first thread is joined before the second one starts.

use std::thread;

fn main() {
    thread::scope(|scope| {
        scope.spawn(|| print!("a ")).join().unwrap();
        scope.spawn(|| print!("b "));
    });
}
