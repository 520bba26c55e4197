//! Verdict: "[1, 20]"
//!
//! The guard is dropped before the `match`.

use std::sync::Mutex;

fn main() {
    let queue = Mutex::new(vec![1, 2]);
    let last = queue.lock().unwrap().pop();
    match last {
        Some(number) => queue.lock().unwrap().push(number * 10),
        None => println!("empty"),
    }
    println!("{:?}", queue.lock().unwrap());
}
