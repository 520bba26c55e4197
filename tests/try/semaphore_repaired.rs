//! Verdict: "0 at work"
//!
//! Testing and taking are one locked step.

use std::sync::Mutex;
use std::thread;

struct Semaphore(Mutex<u32>);

impl Semaphore {
    fn try_acquire(&self) -> bool {
        let mut permits = self.0.lock().unwrap();
        let is_free = *permits > 0;
        if is_free {
            *permits -= 1;
        }
        is_free
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
