//! Verdict: deadlock
//!
//! The guard in a `match` lives until the end of the `match`.

use std::sync::Mutex;

fn main() {
    let queue = Mutex::new(vec![1, 2]);
    match queue.lock().unwrap().pop() {
        Some(number) => queue.lock().unwrap().push(number * 10),
        None => println!("empty"),
    }
    println!("{:?}", queue.lock().unwrap());
}
