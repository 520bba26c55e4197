//! 01 · Threads: the contract that the checks call, and what an answer plugs into it.

use plug::Plug;
use std::any::Any;
use std::time::Duration;

/// What an answer offers.
pub struct Answer {
    pub all_at_once: fn(&[Duration]) -> Duration,
    pub greetings: fn(&[&str]) -> Vec<String>,
    /// Its `Fibonacci`.
    pub start: fn(terms: usize) -> Box<dyn Sequence>,
    pub ticks_during: fn(tick: Duration, work: &mut (dyn FnMut() + Send)) -> u32,
}

pub trait Sequence: Any {
    fn finish(self: Box<Self>) -> Vec<u64>;
}

pub static PLUG: Plug<Answer> = Plug::empty();

pub fn all_at_once(naps: &[Duration]) -> Duration {
    (PLUG.answer().all_at_once)(naps)
}

pub fn greetings(names: &[&str]) -> Vec<String> {
    (PLUG.answer().greetings)(names)
}

pub struct Fibonacci(Box<dyn Sequence>);

impl Fibonacci {
    pub fn start(terms: usize) -> Fibonacci {
        Fibonacci((PLUG.answer().start)(terms))
    }

    pub fn finish(self) -> Vec<u64> {
        self.0.finish()
    }
}

pub fn ticks_during(tick: Duration, work: impl FnOnce() + Send) -> u32 {
    let mut work = Some(work);
    (PLUG.answer().ticks_during)(tick, &mut || work.take().expect("`work` is called once")())
}
