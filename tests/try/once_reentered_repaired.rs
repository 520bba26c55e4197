//! Verdict: "8"
//!
//! The initialisation does not use the value.

use std::sync::OnceLock;

static LIMIT: OnceLock<u32> = OnceLock::new();

fn limit() -> u32 {
    *LIMIT.get_or_init(|| 8)
}

fn half() -> u32 {
    limit() / 2
}

fn main() {
    println!("{}", half() * 2);
}
