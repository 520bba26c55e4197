//! Verdict: deadlock, "6"
//!
//! Two threads take two locks in opposite orders.

use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let left = Arc::new(Mutex::new(1));
    let right = Arc::new(Mutex::new(2));
    let (also_left, also_right) = (Arc::clone(&left), Arc::clone(&right));
    let other = thread::spawn(move || {
        let right = also_right.lock().unwrap();
        let left = also_left.lock().unwrap();
        *left + *right
    });
    let sum = {
        let left = left.lock().unwrap();
        let right = right.lock().unwrap();
        *left + *right
    };
    println!("{}", sum + other.join().unwrap());
}
