//! Verdict: panic
//!
//! A scope panics if one of its threads panicked.

use std::thread;

fn main() {
    let parts = ["1", "2", "three"];
    thread::scope(|scope| {
        for part in parts {
            scope.spawn(move || part.parse::<u32>().unwrap());
        }
    });
    println!("all read");
}
