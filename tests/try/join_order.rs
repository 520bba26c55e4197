//! Verdict: deadlock
//!
//! The consumer is joined before it can know that there will be no more messages.

use std::sync::mpsc;
use std::thread;

fn main() {
    let (sender, receiver) = mpsc::channel();
    let consumer = thread::spawn(move || receiver.iter().sum::<u32>());
    sender.send(1).unwrap();
    let sum = consumer.join().unwrap();
    drop(sender);
    println!("{sum}");
}
