//! Verdict: "20", "-60"
//!
//! The balance is tested under the lock, and changed after the lock was released and taken again.

use std::sync::Mutex;
use std::thread;

fn withdraw(balance: &Mutex<i32>, amount: i32) {
    let is_enough = *balance.lock().unwrap() >= amount;
    if is_enough {
        *balance.lock().unwrap() -= amount;
    }
}

fn main() {
    let balance = Mutex::new(100);
    thread::scope(|scope| {
        scope.spawn(|| withdraw(&balance, 80));
        scope.spawn(|| withdraw(&balance, 80));
    });
    println!("{}", balance.lock().unwrap());
}
