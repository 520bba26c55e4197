//! Verdict: "", "hello"
//!
//! `main` does not wait for the thread.

use std::thread;

fn main() {
    thread::spawn(|| println!("hello"));
}
