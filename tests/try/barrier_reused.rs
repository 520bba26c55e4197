//! Verdict: deadlock, "both passed twice"
//!
//! A hand-made barrier: a fast thread begins the second round before the other has left the first.

use std::sync::{Condvar, Mutex};
use std::thread;

struct Barrier {
    arrived: Mutex<u32>,
    all_there: Condvar,
}

impl Barrier {
    fn wait(&self) {
        let mut arrived = self.arrived.lock().unwrap();
        *arrived += 1;
        if *arrived == 2 {
            *arrived = 0;
            self.all_there.notify_all();
        }
        while *arrived != 0 {
            arrived = self.all_there.wait(arrived).unwrap();
        }
    }
}

fn main() {
    let barrier = Barrier { arrived: Mutex::new(0), all_there: Condvar::new() };
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                barrier.wait();
                barrier.wait();
            });
        }
    });
    println!("both passed twice");
}
