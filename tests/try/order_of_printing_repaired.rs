//! Verdict: "a b "
//!
//! The first is waited for.

use std::thread;

fn main() {
    thread::scope(|scope| {
        scope.spawn(|| print!("a ")).join().unwrap();
        scope.spawn(|| print!("b "));
    });
}
