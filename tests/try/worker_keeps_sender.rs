//! Verdict: deadlock
//!
//! Each worker holds a sender of the channel, and waits for the channel to end.

use crossbeam_channel::unbounded;
use std::thread;

fn main() {
    let (sender, receiver) = unbounded::<u32>();
    sender.send(2).unwrap();
    let workers = [0; 2].map(|_| {
        let (sender, receiver) = (sender.clone(), receiver.clone());
        thread::spawn(move || {
            for job in receiver {
                if job > 0 {
                    sender.send(job - 1).unwrap();
                }
            }
        })
    });
    drop(sender);
    for worker in workers {
        worker.join().unwrap();
    }
    println!("all done");
}
