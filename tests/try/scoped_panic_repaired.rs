//! Verdict: "2 of 3 read"
//!
//! Each thread is joined, and its panic handled.

use std::thread;

fn main() {
    let parts = ["1", "2", "three"];
    let read = thread::scope(|scope| {
        let readers = parts.map(|part| scope.spawn(move || part.parse::<u32>().unwrap()));
        readers.into_iter().filter_map(|reader| reader.join().ok()).count()
    });
    println!("{read} of 3 read");
}
