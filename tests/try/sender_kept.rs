//! Verdict: deadlock
//!
//! The receiver waits for the end of the channel, but `main` still holds a sender.

use std::sync::mpsc;
use std::thread;

fn main() {
    let (sender, receiver) = mpsc::channel();
    for id in 0..2 {
        let sender = sender.clone();
        thread::spawn(move || sender.send(id).unwrap());
    }
    let sum: i32 = receiver.iter().sum();
    println!("{sum}");
}
