//! Verdict: "1"
//!
//! The last sender is dropped.

use std::sync::mpsc;
use std::thread;

fn main() {
    let (sender, receiver) = mpsc::channel();
    for id in 0..2 {
        let sender = sender.clone();
        thread::spawn(move || sender.send(id).unwrap());
    }
    drop(sender);
    let sum: i32 = receiver.iter().sum();
    println!("{sum}");
}
