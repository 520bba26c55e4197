//! Verdict: deadlock
//!
//! The initialisation uses the value that it initialises.

use std::sync::OnceLock;

static LIMIT: OnceLock<u32> = OnceLock::new();

fn limit() -> u32 {
    *LIMIT.get_or_init(|| half() * 2)
}

fn half() -> u32 {
    limit() / 2
}

fn main() {
    println!("{}", limit());
}
