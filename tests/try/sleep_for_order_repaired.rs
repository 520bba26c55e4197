//! Verdict: "1"
//!
//! Joining does.

use std::thread;

fn main() {
    let worker = thread::spawn(|| 1);
    println!("{}", worker.join().unwrap());
}
