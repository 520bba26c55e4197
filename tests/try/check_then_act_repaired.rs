//! Verdict: "20"
//!
//! Testing and changing are one locked step.

use std::sync::Mutex;
use std::thread;

fn withdraw(balance: &Mutex<i32>, amount: i32) {
    let mut balance = balance.lock().unwrap();
    if *balance >= amount {
        *balance -= amount;
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
