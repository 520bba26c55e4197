//! Verdict: "1"
//!
//! The sender is dropped before the thread is joined.

use std::sync::mpsc;
use std::thread;

fn main() {
    let (sender, receiver) = mpsc::channel();
    let consumer = thread::spawn(move || receiver.iter().sum::<u32>());
    sender.send(1).unwrap();
    drop(sender);
    let sum = consumer.join().unwrap();
    println!("{sum}");
}
