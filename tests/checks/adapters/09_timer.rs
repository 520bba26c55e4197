//! 09 · Timer: what an answer plugs into the contract.

use super::answer::{Ticker, Timer};
use super::contract::{Answer, Once, Repeatedly};

pub static ANSWER: Answer = Answer {
    once: |delay, job| Box::new(Started(Timer::start(delay, job))),
    repeatedly: |period, job| Box::new(Started(Ticker::start(period, job))),
};

struct Started<T>(T);

impl Once for Started<Timer> {
    fn cancel(self: Box<Self>) -> bool {
        self.0.cancel()
    }
}

impl Repeatedly for Started<Ticker> {
    fn stop(self: Box<Self>) -> u32 {
        self.0.stop()
    }
}
