//! 02: jobs in turn and at once, and what they return.

use std::fmt::Debug;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crate::lesson::{self, Bars, CommandLine, Doing, Options, Scale, Timeline};

type Job = Box<dyn FnOnce() -> u64 + Send>;

/// Jobs of 3, 1 and 2 s; jobs that panic; and sums.
pub struct Jobs {
    options: Options,
    prediction: Option<String>,
}

impl Jobs {
    /// Draws the three jobs with `run_in_turn`.
    pub fn begin(run_in_turn: impl FnOnce(Vec<Job>) -> Vec<u64>) -> Jobs {
        let options = CommandLine::of("02_join")
            .number("numbers", 1_000_000, 0..=100_000_000, "numbers to add up: 0, 1, 2, …")
            .number("threads", 4, 1..=64, "threads that add them up")
            .read();
        println!("Three jobs take 3, 1 and 2 s, and return 3, 1 and 2. One after another:");
        println!("{}", drawn(options.scale(), run_in_turn));
        let prediction =
            options.predict("How long will they take at once, and in which order are the results?");
        Jobs { options, prediction }
    }

    /// The three jobs at once.
    pub fn step_1(&self, run_all: impl FnOnce(Vec<Job>) -> Vec<u64>) {
        if let Some(picture) = lesson::step(1, || drawn(self.options.scale(), run_all)) {
            println!("step 1: at once\n{picture}");
        }
        if let Some(prediction) = &self.prediction {
            println!("predicted: {prediction}");
        }
    }

    /// What is left of jobs of which one panics.
    pub fn step_2<R: Debug>(&self, results: impl FnOnce() -> R) {
        if let Some(results) = lesson::step(2, results) {
            println!("step 2: {results:?}");
        }
    }

    /// Sums by one thread and by more.
    pub fn step_3(&self, parallel_sum: impl Fn(&[u64], usize) -> u64) {
        let numbers: Vec<u64> = (0..self.options.get("numbers")).collect();
        let threads: usize = self.options.get("threads");
        // One sum is too quick to be compared.
        let sums = |threads| lesson::timed(|| (0..20).map(|_| parallel_sum(&numbers, threads)).max());
        let Some((many, one)) = lesson::step(3, || (sums(threads), sums(1))) else { return };
        println!("step 3: {} by 1 thread, {} by {threads}", one.value.unwrap_or(0), many.value.unwrap_or(0));
        let bars = Bars::new().time("20 sums, 1 thread", one.took);
        println!("{}", bars.time(&format!("20 sums, {threads} threads"), many.took));
        let cores = thread::available_parallelism().map_or(1, usize::from);
        println!("        this machine runs {cores} threads at the same time");
    }
}

/// Lets `run` do jobs of 3, 1 and 2 s; a picture of who slept and who waited, and the results.
fn drawn(scale: Scale, run: impl FnOnce(Vec<Job>) -> Vec<u64>) -> String {
    let timeline = Arc::new(Timeline::new(scale));
    let job = |seconds: u64| -> Job {
        let timeline = Arc::clone(&timeline);
        let nap = move || thread::sleep(scale.shrink(Duration::from_secs(seconds)));
        Box::new(move || {
            timeline.record(&format!("{seconds} s"), Doing::Sleeping, nap);
            seconds
        })
    };
    let jobs = vec![job(3), job(1), job(2)];
    let results = timeline.record("main", Doing::Waiting, || run(jobs));
    format!("{timeline}\n  results: {results:?}\n")
}
