//! 03 · Race: the types that its contracts name; nothing of it runs.

use std::ops::RangeInclusive;
use std::time::Duration;

use super::answer::{self, Trend, Turn};

#[allow(dead_code, reason = "it is only compiled")]
fn types(pause: &(dyn Fn() -> Duration + Sync)) {
    let _: u32 = answer::run_racy(1, 1, pause);
    let _: Trend = answer::with_forty_workers();
    let _: Vec<Turn> = answer::losing_schedule();
    let _: RangeInclusive<u32> = answer::possible_outcomes(1, 1);
    let _: u32 = answer::run_exact(1, 1, pause);
}
