//! 01 · Threads: what an answer plugs into the contract.

use super::answer::{self, Fibonacci};
use super::contract::{Answer, Sequence};

pub static ANSWER: Answer = Answer {
    all_at_once: |naps| answer::all_at_once(naps),
    greetings: |names| answer::greetings(names),
    start: |terms| Box::new(Started(Fibonacci::start(terms))),
    ticks_during: |tick, work| answer::ticks_during(tick, work),
};

struct Started(Fibonacci);

impl Sequence for Started {
    fn finish(self: Box<Self>) -> Vec<u64> {
        self.0.finish()
    }
}
