//! Verdict: deadlock, panic, "both served"
//!
//! A woken thread does not test its condition again.

use std::sync::{Condvar, Mutex};
use std::thread;

fn main() {
    let (queue, filled) = (Mutex::new(Vec::new()), Condvar::new());
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let mut items = queue.lock().unwrap();
                if items.is_empty() {
                    items = filled.wait(items).unwrap();
                }
                items.pop().expect("somebody said that there is one");
            });
        }
        for item in 0..2 {
            queue.lock().unwrap().push(item);
            filled.notify_all();
        }
    });
    println!("both served");
}
