//! Verdict: panic, "0 at work"
//!
//! The semaphore tests for a permit in one locked step, and takes it in another.

use std::sync::Mutex;
use std::thread;

struct Semaphore(Mutex<u32>);

impl Semaphore {
    fn try_acquire(&self) -> bool {
        if *self.0.lock().unwrap() == 0 {
            return false;
        }
        let mut permits = self.0.lock().unwrap();
        *permits = permits.checked_sub(1).expect("there is a permit");
        true
    }

    fn release(&self) {
        *self.0.lock().unwrap() += 1;
    }
}

fn main() {
    let one = Semaphore(Mutex::new(1));
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                if one.try_acquire() {
                    one.release();
                }
            });
        }
    });
    println!("{} at work", 1 - *one.0.lock().unwrap());
}
