//! Verdict: "3 have eaten"
//!
//! Each takes the fork with the smaller number first.

use std::sync::Mutex;
use std::thread;

fn main() {
    let forks = [Mutex::new(0), Mutex::new(0), Mutex::new(0)];
    thread::scope(|scope| {
        for seat in 0..3 {
            let forks = &forks;
            scope.spawn(move || {
                let other = (seat + 1) % 3;
                let mut first = forks[seat.min(other)].lock().unwrap();
                let _second = forks[seat.max(other)].lock().unwrap();
                *first += 1;
            });
        }
    });
    let meals: i32 = forks.iter().map(|fork| *fork.lock().unwrap()).sum();
    println!("{meals} have eaten");
}
