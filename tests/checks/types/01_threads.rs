//! 01 · Threads: the types that its contracts name. An answer that has others does not compile with this; nothing of it
//! runs.

use std::time::Duration;

use super::answer::{self, Fibonacci};

#[allow(dead_code, reason = "it is only compiled")]
fn types(naps: &[Duration], names: &[&str], nap: Duration) {
    let _: Duration = answer::all_at_once(naps);
    let _: Vec<String> = answer::greetings(names);
    let begun: Fibonacci = Fibonacci::start(0);
    let _: Vec<u64> = begun.finish();
    let _: u32 = answer::ticks_during(nap, || {});
}
