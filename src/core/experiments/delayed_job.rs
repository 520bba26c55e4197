//! 09: a job that is due later.

use std::sync::Arc;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::lesson::{self, Bars, CommandLine, Doing, Scale, Timeline};

/// A job.
type Job = Box<dyn FnOnce() + Send>;
/// A job that is done again and again; it is told how often.
type Tick = Box<dyn FnMut(u32) + Send>;

/// A job of 1 s that is due in 3 s, beside 5 s of other work.
pub struct DelayedJob {
    scale: Scale,
    here: Duration,
    prediction: Option<String>,
}

impl DelayedJob {
    /// Draws both with `later_here`, which does the job on the thread that calls it.
    pub fn begin(later_here: impl FnOnce(Duration, Job)) -> DelayedJob {
        let options = CommandLine::of("09_timer").read();
        println!("A job of 1 s is due in 3 s. Main has 5 s of other work.");
        let prediction = options.predict("How many seconds do both take, with the job in the background?");
        println!("\nOn one thread:");
        let here = draw(options.scale(), later_here);
        DelayedJob { scale: options.scale(), here, prediction }
    }

    fn millis(&self, story: u64) -> Duration {
        self.scale.shrink(Duration::from_millis(story))
    }

    /// Both with a timer.
    pub fn step_1<T>(&self, start: impl FnOnce(Duration, Job) -> T) {
        let there = lesson::step(1, || draw(self.scale, |delay, job| drop(start(delay, job))));
        if let Some(there) = there {
            let bars = Bars::new().time("on one thread", self.here).time("with a timer", there);
            println!("{bars}\nstep 1: both took {}", lesson::seconds(there));
        }
        if let Some(prediction) = &self.prediction {
            println!("predicted: {prediction}");
        }
    }

    /// A timer of 3 s that is cancelled after 2 s.
    pub fn step_2<T>(&self, start: impl FnOnce(Duration, Job) -> T, cancel: impl FnOnce(T) -> bool) {
        lesson::step(2, || {
            let (done, when_done) = mpsc::channel();
            let timer = start(self.millis(3000), Box::new(move || done.send(()).unwrap_or_default()));
            thread::sleep(self.millis(2000));
            let cancelled = lesson::timed(|| cancel(timer));
            let ran = when_done.recv_timeout(self.millis(3000)).is_ok();
            let (value, took) = (cancelled.value, lesson::seconds(self.scale.stretch(cancelled.took)));
            println!("step 2: after 2 of 3 s, `cancel` returned {value} in {took}; the job was done: {ran}");
        });
    }

    /// A ticker that ticks every second, and is stopped after 5.5 s.
    pub fn step_3<T>(&self, start: impl FnOnce(Duration, Tick) -> T, stop: impl FnOnce(T) -> u32) {
        lesson::step(3, || {
            let (scale, timeline) = (self.scale, Arc::new(Timeline::new(self.scale)));
            let (begin, theirs) = (Instant::now(), Arc::clone(&timeline));
            let tick = move |_| {
                let now = scale.stretch(begin.elapsed());
                theirs.add("ticks", Doing::Running, now, now + Duration::from_millis(100));
            };
            let ticker = start(self.millis(1000), Box::new(tick));
            timeline.record("main", Doing::Running, || thread::sleep(self.millis(5500)));
            let stopped = lesson::timed(|| stop(ticker));
            let took = lesson::seconds(scale.stretch(stopped.took));
            println!("{timeline}\n\nstep 3: after 5.5 s, `stop` returned {} ticks in {took}", stopped.value);
        });
    }
}

/// Has a job of 1 s done `later`, in 3 s, and then works for 5 s; shows who did what, and how long both took.
fn draw(scale: Scale, later: impl FnOnce(Duration, Job)) -> Duration {
    let seconds = move |story| scale.shrink(Duration::from_secs(story));
    let timeline = Arc::new(Timeline::new(scale));
    let start = Instant::now();
    let (done, when_done) = mpsc::channel();
    let theirs = Arc::clone(&timeline);
    let job = move || {
        theirs.record("job", Doing::Running, || thread::sleep(seconds(1)));
        // The receiver still exists, or the lesson is over.
        let _ = done.send(());
    };
    timeline.record("main", Doing::Waiting, || later(seconds(3), Box::new(job)));
    timeline.record("main", Doing::Running, || thread::sleep(seconds(5)));
    // An error means that the job was dropped undone: then there is nothing to wait for.
    let _ = when_done.recv();
    let took = scale.stretch(start.elapsed());
    println!("{timeline}\n");
    took
}
