//! 07: five jobs in a pool.

use std::fmt::Debug;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crate::lesson::{self, Bars, CommandLine, Doing, Scale, Timeline};

/// The jobs, in seconds, in the order in which they are handed in.
const JOBS: [u32; 5] = [5, 4, 3, 2, 1];

/// A job; it returns how many seconds it took.
type Job = Box<dyn FnOnce() -> u32 + Send>;

/// Jobs of 5, 4, 3, 2 and 1 s, one after another and in a pool.
pub struct Executor {
    workers: usize,
    scale: Scale,
    in_turn: Duration,
}

impl Executor {
    /// Does the jobs one after another.
    pub fn begin() -> Executor {
        let options =
            CommandLine::of("07_thread_pool").number("workers", 5, 1..=1000, "threads of the pool").read();
        let (workers, scale): (usize, Scale) = (options.get("workers"), options.scale());
        println!("Jobs of 5, 4, 3, 2 and 1 s are submitted to a pool of {workers} workers, in this order.");
        let prediction = options.predict("In which order will they end, and when does the last one end?");
        let in_turn = scale.stretch(lesson::timed(|| JOBS.map(|length| nap(length, scale))).took);
        println!("one after another: {}", lesson::seconds(in_turn));
        if let Some(prediction) = prediction {
            println!("predicted:         {prediction}");
        }
        Executor { workers, scale, in_turn }
    }

    /// How many workers the pool is to have.
    pub fn workers(&self) -> usize {
        self.workers
    }

    fn jobs(&self) -> [Job; 5] {
        let scale = self.scale;
        JOBS.map(|length| -> Job { Box::new(move || nap(length, scale)) })
    }

    /// Which worker did which job.
    pub fn step_1<P, R>(&self, submit: impl Fn(Job) -> P, wait: impl Fn(P) -> R) {
        let (scale, timeline) = (self.scale, Arc::new(Timeline::new(self.scale)));
        let on_timeline = |length| -> Job {
            let timeline = Arc::clone(&timeline);
            Box::new(move || timeline.record_here(Doing::Job(length), || nap(length, scale)))
        };
        let in_pool = lesson::step(1, || {
            lesson::timed(|| JOBS.map(|length| submit(on_timeline(length))).map(wait)).took
        });
        if let Some(in_pool) = in_pool {
            println!("step 1: which worker did which job:\n{timeline}");
            let bars = Bars::new().time("one by one", self.in_turn);
            println!("{}", bars.time(&format!("{} workers", self.workers), scale.stretch(in_pool)));
        }
    }

    /// What a job that panics gives, and one after it. `wrap` is what makes an error of a panic.
    pub fn step_2<P, R: Debug, E>(
        &self,
        wrap: impl FnOnce(Box<dyn std::any::Any + Send>) -> E,
        submit: impl Fn(Job) -> P,
        wait: impl Fn(P) -> R,
    ) {
        let scale = self.scale;
        let results = lesson::step(2, || {
            // On this thread first: if it is not written, a worker may not survive it, and nobody would tell.
            drop(wrap(Box::new(String::from("tried here"))));
            let photo = 3;
            let bad = wait(submit(Box::new(move || panic!("there is no photo {photo}"))));
            (bad, wait(submit(Box::new(move || nap(1, scale)))))
        });
        if let Some((bad, good)) = results {
            println!("step 2: the bad job returns {bad:?}, and the next job {good:?}");
        }
    }

    /// What `map` gives.
    pub fn step_3(&self, map: impl FnOnce(Vec<u32>, Box<dyn Fn(u32) -> u32 + Send + Sync>) -> Vec<u32>) {
        let scale = self.scale;
        let nap = Box::new(move |length| nap(length, scale));
        if let Some(lengths) = lesson::step(3, || map(JOBS.to_vec(), nap)) {
            println!("step 3: map returns        {lengths:?}");
        }
    }

    /// In which order the jobs come out.
    pub fn step_4<P>(&self, submit: impl Fn(Job) -> P, as_completed: impl FnOnce(Vec<P>) -> Vec<u32>) {
        if let Some(lengths) = lesson::step(4, || as_completed(self.jobs().map(submit).into())) {
            println!("step 4: as completed:      {lengths:?}");
            println!("        in Python:         [1, 2, 3, 4, 5], on five workers");
        }
    }

    /// How long it takes to drop a pool that has the jobs.
    pub fn step_5<P, R>(
        &self,
        start: impl FnOnce() -> P,
        submit: impl Fn(&P, Job) -> R,
        drop_it: impl FnOnce(P),
    ) {
        let took = lesson::step(5, || {
            let pool = start();
            let _nobody_waits = self.jobs().map(|job| submit(&pool, job));
            lesson::timed(|| drop_it(pool)).took
        });
        if let Some(took) = took {
            let time = lesson::seconds(self.scale.stretch(took));
            println!("step 5: dropping a pool with the five jobs took {time}");
        }
    }
}

/// Sleeps for so many seconds of the story.
fn nap(length: u32, scale: Scale) -> u32 {
    thread::sleep(scale.shrink(Duration::from_secs(length.into())));
    length
}
