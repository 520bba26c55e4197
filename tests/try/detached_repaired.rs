//! Verdict: "hello"
//!
//! `main` joins the thread.

use std::thread;

fn main() {
    thread::spawn(|| println!("hello")).join().unwrap();
}
