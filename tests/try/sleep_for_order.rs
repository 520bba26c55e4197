//! Verdict: "1", "0"
//!
//! Sleeping does not guarantee that another thread is done.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

fn main() {
    let result = Arc::new(AtomicU32::new(0));
    let theirs = Arc::clone(&result);
    thread::spawn(move || theirs.store(1, Ordering::SeqCst));
    thread::sleep(Duration::from_secs(1));
    println!("{}", result.load(Ordering::SeqCst));
}
