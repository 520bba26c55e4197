//! Verdict: "2"
//!
//! `lock` waits.

use std::sync::Mutex;
use std::thread;

fn main() {
    let count = Mutex::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| *count.lock().unwrap() += 1);
        }
    });
    println!("{}", count.lock().unwrap());
}
