//! Verdict: "a b ", "b a "
//!
//! Two threads print, and nothing defines the order.

use std::thread;

fn main() {
    thread::scope(|scope| {
        scope.spawn(|| print!("a "));
        scope.spawn(|| print!("b "));
    });
}
