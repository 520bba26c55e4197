//! 09 · Timer: the types that its contracts name; nothing of it runs.

use std::time::Duration;

use super::answer::{Ticker, Timer};

#[allow(dead_code, reason = "it is only compiled")]
fn types(job: fn(), tick: fn(u32)) {
    let timer: Timer = Timer::start(Duration::ZERO, job);
    let _: bool = timer.cancel();
    let ticker: Ticker = Ticker::start(Duration::ZERO, tick);
    let _: u32 = ticker.stop();
}
