//! Verdict: deadlock
//!
//! The guard in an `if let` lives until the end of the block.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};
use std::thread;

fn main() {
    let names = Arc::new(RwLock::new(HashMap::from([(1, "one")])));
    let also = Arc::clone(&names);
    let adder = thread::spawn(move || {
        if let Some(name) = also.read().unwrap().get(&1) {
            also.write().unwrap().insert(2, name);
        }
    });
    adder.join().unwrap();
    println!("{}", names.read().unwrap().len());
}
