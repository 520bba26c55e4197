//! Verdict: deadlock
//!
//! A rendezvous channel: sending waits for the receiver, which is the same thread.

use std::sync::mpsc;

fn main() {
    let (sender, receiver) = mpsc::sync_channel(0);
    sender.send(1).unwrap();
    sender.send(2).unwrap();
    drop(sender);
    println!("{}", receiver.iter().sum::<u32>());
}
