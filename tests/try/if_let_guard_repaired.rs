//! Verdict: "2"
//!
//! The value is copied, and the guard is dropped before the block.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};
use std::thread;

fn main() {
    let names = Arc::new(RwLock::new(HashMap::from([(1, "one")])));
    let also = Arc::clone(&names);
    let adder = thread::spawn(move || {
        let name = also.read().unwrap().get(&1).copied();
        if let Some(name) = name {
            also.write().unwrap().insert(2, name);
        }
    });
    adder.join().unwrap();
    println!("{}", names.read().unwrap().len());
}
