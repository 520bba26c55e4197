//! 09 · Timer: the contract that the checks call, and what an answer plugs into it.

use engine::Plug;
use std::time::Duration;

/// What an answer offers.
pub struct Answer {
    /// Its `Timer`.
    pub once: fn(delay: Duration, job: Box<dyn FnOnce() + Send>) -> Box<dyn Once>,
    /// Its `Ticker`.
    pub repeatedly: fn(period: Duration, job: Box<dyn FnMut(u32) + Send>) -> Box<dyn Repeatedly>,
}

pub trait Once: Send {
    fn cancel(self: Box<Self>) -> bool;
}

pub trait Repeatedly: Send {
    fn stop(self: Box<Self>) -> u32;
}

pub static PLUG: Plug<Answer> = Plug::empty();

pub struct Timer(Box<dyn Once>);

impl Timer {
    pub fn start(delay: Duration, job: impl FnOnce() + Send + 'static) -> Timer {
        Timer((PLUG.answer().once)(delay, Box::new(job)))
    }

    pub fn cancel(self) -> bool {
        self.0.cancel()
    }
}

pub struct Ticker(Box<dyn Repeatedly>);

impl Ticker {
    pub fn start(period: Duration, job: impl FnMut(u32) + Send + 'static) -> Ticker {
        Ticker((PLUG.answer().repeatedly)(period, Box::new(job)))
    }

    pub fn stop(self) -> u32 {
        self.0.stop()
    }
}
