//! 01: naps in turn and at once.

use std::thread;
use std::time::Duration;

use crate::lesson::{self, Bars, CommandLine};

/// Some naps of 3 s, in turn and at once; and many at once.
pub struct Naps {
    few: usize,
    many: usize,
    terms: usize,
    nap: Duration,
    in_turn: Duration,
    prediction: Option<String>,
}

impl Naps {
    /// Sleeps through some naps with `one_by_one`, which returns the time that took.
    pub fn begin(one_by_one: impl FnOnce(&[Duration]) -> Duration) -> Naps {
        let options = CommandLine::of("01_threads")
            .number("naps", 9, 0..=100, "naps of 3 s, one after another and at once")
            .number("threads", 2000, 0..=20_000, "threads in the large run, each with a nap of 3 s")
            .number("terms", 20, 0..=94, "Fibonacci numbers to compute in the background")
            .read();
        let (few, many): (usize, usize) = (options.get("naps"), options.get("threads"));
        let nap = options.scale().shrink(Duration::from_secs(3));
        println!("{few} naps of 3 s, one after another; then {few} at once, and {many} at once.");
        let prediction = options.predict(&format!("How many seconds will {many} naps at once take?"));
        let in_turn = one_by_one(&vec![nap; few]);
        Naps { few, many, terms: options.get("terms"), nap, in_turn, prediction }
    }

    /// The same naps at once, and those of the crowd.
    pub fn step_1(&self, all_at_once: impl Fn(&[Duration]) -> Duration) {
        let Naps { few, many, nap, .. } = *self;
        // Starting 2000 threads takes a while. After naps that are much shorter, it would be all that shows.
        let crowd_nap = nap.max(Duration::from_millis(300));
        let as_if_3_s = |took: Duration, nap: Duration| took.mul_f64(3.0 / nap.as_secs_f64());
        let at_once = lesson::step(1, || (all_at_once(&vec![nap; few]), all_at_once(&vec![crowd_nap; many])));
        let mut bars = Bars::new().time(&format!("{few} in turn"), as_if_3_s(self.in_turn, nap));
        if let Some((a_few, crowd)) = at_once {
            bars = bars.time(&format!("{few} at once"), as_if_3_s(a_few, nap));
            bars = bars.time(&format!("{many} at once"), as_if_3_s(crowd, crowd_nap));
        }
        println!("{bars}\nin Python: 9 in turn 27 s, 2000 at once 4 s");
        if let Some(prediction) = &self.prediction {
            println!("predicted: {prediction}");
        }
    }

    /// The greetings of three threads.
    pub fn step_2(&self, greetings: impl FnOnce(&[&str]) -> Vec<String>) {
        if let Some(greetings) = lesson::step(2, || greetings(&["ada", "grace", "edsger"])) {
            println!("step 2: {}", greetings.join(", "));
        }
    }

    /// So many Fibonacci numbers as the options say.
    pub fn step_3(&self, fibonacci: impl FnOnce(usize) -> Vec<u64>) {
        if let Some(numbers) = lesson::step(3, || fibonacci(self.terms)) {
            println!("step 3: {numbers:?}");
        }
    }

    /// Ticks of 1 s while something takes 4.5 s.
    pub fn step_4(&self, ticks_during: impl FnOnce(Duration, Box<dyn FnOnce()>) -> u32) {
        let nap = self.nap;
        let work = move || thread::sleep(nap + nap / 2);
        if let Some(ticks) = lesson::step(4, || ticks_during(nap / 3, Box::new(work))) {
            println!("step 4: {ticks} ticks of 1 s during 4.5 s of work");
        }
    }
}
