//! Verdict: "both done"
//!
//! A returned permit wakes one waiting thread.

use std::sync::{Condvar, Mutex};
use std::thread;

struct Semaphore {
    permits: Mutex<u32>,
    freed: Condvar,
}

impl Semaphore {
    fn acquire(&self) {
        let permits = self.permits.lock().unwrap();
        *self.freed.wait_while(permits, |permits| *permits == 0).unwrap() -= 1;
    }

    fn release(&self) {
        *self.permits.lock().unwrap() += 1;
        self.freed.notify_one();
    }
}

fn main() {
    let one = Semaphore { permits: Mutex::new(1), freed: Condvar::new() };
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                one.acquire();
                one.release();
            });
        }
    });
    println!("both done");
}
