//! Verdict: deadlock, "2"
//!
//! A thread takes a read lock twice, and a writer waits in between.

use std::sync::RwLock;
use std::thread;

fn main() {
    let number = RwLock::new(1);
    thread::scope(|scope| {
        scope.spawn(|| *number.write().unwrap() += 1);
        scope.spawn(|| {
            let first = number.read().unwrap();
            let second = number.read().unwrap();
            assert_eq!(*first, *second);
        });
    });
    println!("{}", number.into_inner().unwrap());
}
