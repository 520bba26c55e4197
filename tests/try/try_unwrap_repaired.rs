//! Verdict: "1"
//!
//! A thread that was joined holds nothing any more.

use std::sync::{Arc, Mutex, mpsc};
use std::thread;

fn main() {
    let total = Arc::new(Mutex::new(0));
    let theirs = Arc::clone(&total);
    let (done, is_done) = mpsc::channel();
    let worker = thread::spawn(move || {
        *theirs.lock().unwrap() += 1;
        done.send(()).unwrap();
    });
    is_done.recv().unwrap();
    worker.join().unwrap();
    println!("{}", Arc::try_unwrap(total).expect("the thread is done").into_inner().unwrap());
}
