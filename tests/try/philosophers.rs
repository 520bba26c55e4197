//! Verdict: deadlock, "3 have eaten"
//!
//! Each takes the left fork first.

use std::sync::Mutex;
use std::thread;

fn main() {
    let forks = [Mutex::new(0), Mutex::new(0), Mutex::new(0)];
    thread::scope(|scope| {
        for seat in 0..3 {
            let forks = &forks;
            scope.spawn(move || {
                let mut left = forks[seat].lock().unwrap();
                let _right = forks[(seat + 1) % 3].lock().unwrap();
                *left += 1;
            });
        }
    });
    let meals: i32 = forks.iter().map(|fork| *fork.lock().unwrap()).sum();
    println!("{meals} have eaten");
}
