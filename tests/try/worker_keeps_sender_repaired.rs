//! Verdict: "all done"
//!
//! The worker that does the last job sends an end message to each worker.

use crossbeam_channel::unbounded;
use std::thread;

const WORKERS: usize = 2;

fn main() {
    let (sender, receiver) = unbounded::<Option<u32>>();
    sender.send(Some(2)).unwrap();
    let workers = [0; WORKERS].map(|_| {
        let (sender, receiver) = (sender.clone(), receiver.clone());
        thread::spawn(move || {
            for job in receiver.iter().map_while(|job| job) {
                if job > 0 {
                    sender.send(Some(job - 1)).unwrap();
                } else {
                    (0..WORKERS).for_each(|_| sender.send(None).unwrap());
                }
            }
        })
    });
    for worker in workers {
        worker.join().unwrap();
    }
    println!("all done");
}
