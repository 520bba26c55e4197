//! Verdict: panic, "1"
//!
//! A thread that has sent its last message may still hold its `Arc`.

use std::sync::{Arc, Mutex, mpsc};
use std::thread;

fn main() {
    let total = Arc::new(Mutex::new(0));
    let theirs = Arc::clone(&total);
    let (done, is_done) = mpsc::channel();
    thread::spawn(move || {
        *theirs.lock().unwrap() += 1;
        done.send(()).unwrap();
    });
    is_done.recv().unwrap();
    println!("{}", Arc::try_unwrap(total).expect("the thread is done").into_inner().unwrap());
}
