//! Verdict: "a b ", "b a "
//!
//! Two threads print, and nobody said who comes first.

use std::thread;

fn main() {
    thread::scope(|scope| {
        scope.spawn(|| print!("a "));
        scope.spawn(|| print!("b "));
    });
}
