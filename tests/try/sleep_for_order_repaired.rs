//! Verdict: "1"
//!
//! Joining is.

use std::thread;

fn main() {
    let worker = thread::spawn(|| 1);
    println!("{}", worker.join().unwrap());
}
