//! Verdict: panic
//!
//! A scope passes the panic of its threads on.

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
