//! Verdict: "hello"
//!
//! It does.

use std::thread;

fn main() {
    thread::spawn(|| println!("hello")).join().unwrap();
}
