//! Verdict: "2"
//!
//! The thread takes the read lock once.

use std::sync::RwLock;
use std::thread;

fn main() {
    let number = RwLock::new(1);
    thread::scope(|scope| {
        scope.spawn(|| *number.write().unwrap() += 1);
        scope.spawn(|| {
            let first = number.read().unwrap();
            let second = &first;
            assert_eq!(*first, **second);
        });
    });
    println!("{}", number.into_inner().unwrap());
}
