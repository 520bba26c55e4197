//! Verdict: "done"
//!
//! A flag records what the notification does not.

use std::sync::{Condvar, Mutex};
use std::thread;

fn main() {
    let (is_done, done) = (Mutex::new(false), Condvar::new());
    thread::scope(|scope| {
        scope.spawn(|| {
            *is_done.lock().unwrap() = true;
            done.notify_one();
        });
        let guard = is_done.lock().unwrap();
        drop(done.wait_while(guard, |is_done| !*is_done).unwrap());
    });
    println!("done");
}
