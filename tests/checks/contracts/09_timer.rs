//! 09 · Timer: the contract that the checks call, and what an answer plugs into it.

use plug::Plug;
use std::time::Duration;

pub type Job = Box<dyn FnOnce() + Send>;
pub type Tick = Box<dyn FnMut(u32) + Send>;

/// What an answer offers.
pub struct Answer {
    /// Its `Timer`.
    pub once: fn(delay: Duration, job: Job) -> Box<dyn Once>,
    /// Its `Ticker`.
    pub repeatedly: fn(period: Duration, job: Tick) -> Box<dyn Repeatedly>,
}

pub trait Once {
    fn cancel(self: Box<Self>) -> bool;
}

pub trait Repeatedly {
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
