//! 03: a counter that many threads add 1 to.

use std::fmt::Debug;
use std::time::Duration;

use crate::lesson::{self, Bars, CommandLine, Histogram, Pauses, Scale, Timed};

/// The length of the next pause.
type Pause<'p> = &'p (dyn Fn() -> Duration + Sync);

/// Tasks that add 1 to `racy_counter` and pause in between, on some workers and on twice as many.
pub struct Race {
    workers: usize,
    twice: usize,
    tasks: u32,
    scale: Scale,
    pauses: Pauses,
    counter: u32,
    doubled: Timed<u32>,
}

impl Race {
    /// Runs `run_racy` several times, with so many workers and tasks as the options say, and draws what the counter
    /// ended with.
    pub fn begin(run_racy: impl Fn(usize, u32, Pause) -> u32 + Sync) -> Race {
        let options = CommandLine::of("03_race")
            .number("workers", 20, 1..=1000, "threads that share the tasks")
            .number("tasks", 500, 0..=100_000, "tasks that each add 1")
            .number("runs", 10, 1..=1000, "runs in the histogram")
            .read();
        let (workers, tasks): (usize, u32) = (options.get("workers"), options.get("tasks"));
        let (runs, twice): (usize, usize) = (options.get("runs"), 2 * workers);
        let (scale, pauses) = (options.scale(), Pauses::of_seconds(&[1, 2], options.scale()));
        println!("{tasks} tasks each add 1 to racy_counter, on {workers} workers.");
        let prediction = options.predict("What will racy_counter be at the end?");
        // One more run, on twice the workers, is kept back for step 1.
        let crews = [vec![workers; runs], vec![twice]].concat();
        let mut results = pauses.hand_out(2 * u64::from(tasks) * crews.len() as u64, |pause| {
            lesson::at_once(&crews, |&workers| run_racy(workers, tasks, pause))
        });
        let doubled = results.remove(runs);
        let (counter, took) = (results[0].value, scale.stretch(results[0].took));
        let (lost, time) = (tasks - counter, lesson::seconds(took));
        println!("racy_counter: {counter} ({lost} updates lost) in {time}");
        println!("in Python:    45 to 48 in 77.0 s, with 500 tasks on 20 workers");
        if let Some(prediction) = prediction {
            println!("predicted:    {prediction}");
        }
        let counters = results.iter().map(|run| run.value);
        println!("\nracy_counter in {runs} runs:\n{}\n", Histogram::of(counters));
        Race { workers, twice, tasks, scale, pauses, counter, doubled }
    }

    /// What twice the workers did, beside what was expected.
    pub fn step_1<T: Debug>(&self, with_forty_workers: impl FnOnce() -> T) {
        if let Some(trend) = lesson::step(1, with_forty_workers) {
            let Race { workers, twice, counter, doubled, .. } = self;
            let after = doubled.value;
            println!("step 1: you say {trend:?}. {workers} workers: {counter}, {twice} workers: {after}");
            println!("        in Python: 22 to 25 in 39 to 40 s, on 40 workers");
        }
    }

    /// An order of moves.
    pub fn step_2<T: Debug>(&self, losing_schedule: impl FnOnce() -> T) {
        if let Some(turns) = lesson::step(2, losing_schedule) {
            println!("step 2: {turns:?}");
        }
    }

    /// What two threads that add 1 twice can leave.
    pub fn step_3<T: Debug>(&self, possible_outcomes: impl FnOnce(u32, u32) -> T) {
        if let Some(outcomes) = lesson::step(3, || possible_outcomes(2, 2)) {
            println!("step 3: {outcomes:?} for two threads that each add 1 twice");
        }
    }

    /// The same tasks without the race, beside those with it.
    pub fn step_4(&self, run_exact: impl FnOnce(usize, u32, Pause) -> u32) {
        let Race { twice, tasks, scale, pauses, doubled, .. } = self;
        let exact = lesson::step(4, || {
            pauses.hand_out(2 * u64::from(*tasks), |pause| lesson::timed(|| run_exact(*twice, *tasks, pause)))
        });
        if let Some(exact) = exact {
            println!("step 4: {} of {tasks}, on {twice} workers", exact.value);
            let bars = Bars::new().time("run_racy", scale.stretch(doubled.took));
            println!("{}", bars.time("run_exact", scale.stretch(exact.took)));
        }
    }
}
