//! 03 · Race: the contract that the checks call, and what an answer plugs into it.

use plug::Plug;
use std::ops::RangeInclusive;
use std::sync::atomic::AtomicU32;
use std::time::Duration;

pub type Pause<'a> = &'a (dyn Fn() -> Duration + Sync);

/// What an answer offers.
pub struct Answer {
    pub racy_task: fn(&AtomicU32, Pause<'_>),
    pub run_racy: fn(workers: usize, tasks: u32, Pause<'_>) -> u32,
    pub with_forty_workers: fn() -> Trend,
    pub losing_schedule: fn() -> Vec<Turn>,
    pub possible_outcomes: fn(threads: u32, adds: u32) -> RangeInclusive<u32>,
    pub run_exact: fn(workers: usize, tasks: u32, Pause<'_>) -> u32,
}

pub enum Trend {
    Rises,
    Falls,
    StaysTheSame,
}

pub enum Turn {
    A,
    B,
}

pub static PLUG: Plug<Answer> = Plug::empty();

pub fn racy_task(counter: &AtomicU32, pause: Pause<'_>) {
    (PLUG.answer().racy_task)(counter, pause);
}

pub fn run_racy(workers: usize, tasks: u32, pause: Pause<'_>) -> u32 {
    (PLUG.answer().run_racy)(workers, tasks, pause)
}

pub fn with_forty_workers() -> Trend {
    (PLUG.answer().with_forty_workers)()
}

pub fn losing_schedule() -> Vec<Turn> {
    (PLUG.answer().losing_schedule)()
}

pub fn possible_outcomes(threads: u32, adds: u32) -> RangeInclusive<u32> {
    (PLUG.answer().possible_outcomes)(threads, adds)
}

pub fn run_exact(workers: usize, tasks: u32, pause: Pause<'_>) -> u32 {
    (PLUG.answer().run_exact)(workers, tasks, pause)
}
