//! Verdict: "6"
//!
//! Both threads take the two locks in the same order.

use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let left = Arc::new(Mutex::new(1));
    let right = Arc::new(Mutex::new(2));
    let (also_left, also_right) = (Arc::clone(&left), Arc::clone(&right));
    let other = thread::spawn(move || {
        let left = also_left.lock().unwrap();
        let right = also_right.lock().unwrap();
        *left + *right
    });
    let sum = {
        let left = left.lock().unwrap();
        let right = right.lock().unwrap();
        *left + *right
    };
    println!("{}", sum + other.join().unwrap());
}
