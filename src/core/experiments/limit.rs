//! 05: tasks with and without a limit on how many are inside.

use std::thread;
use std::time::{Duration, Instant};

use crate::lesson::{self, Bars, CommandLine, Doing, Options, Scale, Timeline};

/// Tasks of 3 s, each on a thread of its own.
pub struct Limit {
    options: Options,
    tasks: usize,
    permits: usize,
    unlimited: Duration,
    prediction: Option<String>,
}

impl Limit {
    /// Draws the tasks with `run_unlimited`.
    pub fn begin(run_unlimited: impl FnOnce(usize, &(dyn Fn(usize) + Sync))) -> Limit {
        let options = CommandLine::of("05_semaphore")
            .number("tasks", 9, 1..=1000, "tasks of 3 s, each on its own thread")
            .number("permits", 3, 1..=1000, "how many may work at once")
            .read();
        let (tasks, permits): (usize, usize) = (options.get("tasks"), options.get("permits"));
        println!("{tasks} tasks of 3 s, each on its own thread. At most {permits} may work at once.");
        let prediction = options.predict("After how many seconds is the last task done?");
        println!("\nWithout a limit:");
        let unlimited = draw(tasks, options.scale(), run_unlimited);
        Limit { options, tasks, permits, unlimited, prediction }
    }

    /// How many of so many permits are free while one is taken, and after.
    pub fn step_1(&self, free: impl FnOnce(usize) -> (usize, usize)) {
        let permits = self.permits;
        if let Some((meanwhile, after)) = lesson::step(1, || free(permits)) {
            println!(
                "step 1: {meanwhile} of {permits} permits are free while one is taken, {after} afterwards"
            );
        }
    }

    /// Whether a semaphore without permits gave one.
    pub fn step_2(&self, try_acquire: impl FnOnce() -> bool) {
        if let Some(got) = lesson::step(2, try_acquire) {
            println!("step 2: a semaphore without permits {} one", if got { "gave" } else { "did not give" });
        }
    }

    /// How long a thread with some patience waits for a permit that does not come.
    pub fn step_3(&self, acquire_timeout: impl FnOnce(Duration) -> bool) {
        let scale = self.options.scale();
        let patience = scale.shrink(Duration::from_secs(2));
        let waited = lesson::step(3, || lesson::timed(|| acquire_timeout(patience)).took);
        if let Some(took) = waited {
            println!(
                "step 3: with a patience of 2 s, a thread gave up after {}",
                lesson::seconds(scale.stretch(took))
            );
        }
    }

    /// The tasks with the limit, beside those without it.
    pub fn step_4(&self, run_limited: impl FnOnce(usize, usize, &(dyn Fn(usize) + Sync))) {
        let Limit { tasks, permits, .. } = *self;
        let limited = |tasks, work: &(dyn Fn(usize) + Sync)| run_limited(tasks, permits, work);
        if let Some(limited) = lesson::step(4, || draw(tasks, self.options.scale(), limited)) {
            let bars = Bars::new().time("without a limit", self.unlimited);
            println!("{}", bars.time(&format!("{permits} at once"), limited));
            println!("step 4: {tasks} tasks with {permits} permits took {}", lesson::seconds(limited));
            println!("        in Python: nine tasks start at 0, 3 and 6 s, three at a time, and take 9 s");
        }
        if let Some(prediction) = &self.prediction {
            println!("predicted: {prediction}");
        }
    }
}

/// Lets `run` do `tasks` tasks of 3 s; shows who waited and who worked, and gives back how long all took.
fn draw(tasks: usize, scale: Scale, run: impl FnOnce(usize, &(dyn Fn(usize) + Sync))) -> Duration {
    let timeline = Timeline::new(scale);
    let start = Instant::now();
    run(tasks, &|task| {
        let name = format!("task {}", task + 1);
        timeline.add(&name, Doing::Waiting, Duration::ZERO, scale.stretch(start.elapsed()));
        let nap = scale.shrink(Duration::from_secs(3));
        timeline.record(&name, Doing::Running, || thread::sleep(nap));
    });
    let took = scale.stretch(start.elapsed());
    println!("{timeline}\n");
    took
}
