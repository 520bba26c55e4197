//! Verdict: deadlock
//!
//! The guard that `match` looks at lives until its last arm has ended.

use std::sync::Mutex;

fn main() {
    let queue = Mutex::new(vec![1, 2]);
    match queue.lock().unwrap().pop() {
        Some(number) => queue.lock().unwrap().push(number * 10),
        None => println!("empty"),
    }
    println!("{:?}", queue.lock().unwrap());
}
