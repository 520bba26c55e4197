//! Verdict: "3"
//!
//! An unbounded channel: sending never waits.

use std::sync::mpsc;

fn main() {
    let (sender, receiver) = mpsc::channel();
    sender.send(1).unwrap();
    sender.send(2).unwrap();
    drop(sender);
    println!("{}", receiver.iter().sum::<u32>());
}
