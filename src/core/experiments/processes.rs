//! 10: work in threads and in processes.

use std::fmt::Debug;
use std::io::{self, BufRead, Write};
use std::process::{self, Command, Output};
use std::thread;
use std::time::Duration;

use crate::lesson::{self, Bars, CommandLine, Options, Timed};

use super::children::child;
use super::sums::{self, END, digit_sum, in_shares};

/// What a worker process does: it answers each line of its input on its output.
type Serve = fn(&mut dyn BufRead, &mut dyn Write) -> io::Result<()>;

/// Digits that are added up one by one, in threads, and in processes.
pub struct Processes {
    options: Options,
    serve: Serve,
    jobs: Vec<u64>,
    workers: u64,
    bars: Bars,
    by_processes: Option<Timed<u64>>,
}

impl Processes {
    /// Does the work one by one and in threads. In a child of this program it does what the child is for instead, and
    /// ends the child.
    ///
    /// # Errors
    /// In a child, when `serve` fails.
    pub fn begin(serve: Serve) -> io::Result<Processes> {
        if super::children::is_child(serve)? {
            process::exit(0);
        }
        let cores = thread::available_parallelism().map_or(2, usize::from);
        let options = CommandLine::of("10_process_pool")
            .number("jobs", 8, 1..=1000, "numbers to compute")
            .number("workers", cores as u64, 1..=64, "threads, or processes, at once")
            .number("power", 10_000, 0..=100_000, "how large the numbers are")
            .read();
        let (workers, count, power): (u64, u64, u64) =
            (options.get("workers"), options.get("jobs"), options.get("power"));
        println!(
            "2 × 9999^{power} is computed {count} times, and its digits are added up, on {cores} cores."
        );
        let prediction =
            options.predict("How many times faster than one thread are two threads, and two processes?");
        let one_by_one = lesson::timed(|| (0..count).map(|_| digit_sum(power)).max());
        let in_threads =
            lesson::timed(|| in_shares(workers, count, |share| share.map(|_| digit_sum(power)).max()));
        if let Some(prediction) = prediction {
            println!("predicted:  {prediction}");
        }
        let bars = Bars::new()
            .time("one by one", one_by_one.took)
            .time(&format!("{workers} threads"), in_threads.took);
        let jobs = vec![power; options.get("jobs")];
        Ok(Processes { options, serve, jobs, workers, bars, by_processes: None })
    }

    /// A child that takes longer than it may, and children that add up numbers. `run` gives what a child printed, or
    /// nothing when it was killed.
    pub fn step_1(&mut self, run: impl Fn(Command, Duration) -> io::Result<Option<Output>> + Sync) {
        let scale = self.options.scale();
        let nap = scale.shrink(Duration::from_secs(60)).as_millis().to_string();
        let limit = scale.shrink(Duration::from_secs(10));
        let ran = lesson::step(1, || {
            let finished = run(child(&["nap", &nap]), limit)?;
            let Timed { value: sum, took } = lesson::timed(|| sums::by_processes(self.workers, &run));
            Ok((finished, Timed { value: sum?, took }))
        });
        if let Some((finished, sum)) = reported(1, ran) {
            let ending = match finished {
                None => "was killed".to_owned(),
                Some(output) => format!("ended on its own ({})", output.status),
            };
            println!("step 1: a child that naps for 60 s, with a time limit of 10 s, {ending}");
            self.by_processes = Some(sum);
        }
    }

    /// What a worker answers.
    pub fn step_2(&self) {
        let mut answers = Vec::new();
        if reported(2, lesson::step(2, || (self.serve)(&mut &b"3\n4\n"[..], &mut answers))).is_some() {
            println!("step 2: to 3 and 4, a worker answers {:?}", String::from_utf8_lossy(&answers));
        }
    }

    /// The work in a pool of processes; `start` makes one of so many, with a command for each. Gives the pool, if it
    /// could be started.
    pub fn step_3<P, E>(
        &mut self,
        start: impl FnOnce(usize, fn() -> Command) -> io::Result<P>,
        map: impl FnOnce(&P, &[u64]) -> Vec<Result<u64, E>>,
    ) -> Option<P> {
        let pool = lesson::step(3, || {
            let pool = start(self.workers as usize, || child(&["serve"]))?;
            // The workers are this program, so they can't do without step 2.
            (self.serve)(&mut &b"1\n"[..], &mut io::sink()).map(|()| pool)
        });
        let pool = reported(3, pool)?;
        if let Some(run) = lesson::step(3, || lesson::timed(|| map(&pool, &self.jobs))) {
            let lost = run.value.iter().filter(|result| result.is_err()).count();
            println!("step 3: {} answers, {lost} workers died", run.value.len() - lost);
            let bars = std::mem::take(&mut self.bars);
            self.bars = bars.time(&format!("step 3: {} processes", self.workers), run.took);
        }
        Some(pool)
    }

    /// What three jobs give, of which the second ends its worker, when the pool is dropped after them.
    pub fn step_4<R: Debug>(&self, results: impl FnOnce() -> R) {
        if let Some(results) = lesson::step(4, results) {
            println!("step 4: the second of three jobs crashes: {results:?}");
        }
    }

    /// The times side by side, and numbers added up in five ways, of which one is wrong.
    pub fn compare(self) {
        println!("\n{}\n", self.bars);
        println!("in Python:  40 times 2 * 9999**100000 in 1.7 s one by one, 1.9 s with 2 threads,");
        println!("            and 1.0 s with 2 processes: there, only one thread at a time computes.");
        println!("in Rust:    threads compute in parallel too. Processes give isolation: if one damages");
        println!("            its memory or crashes, the others are not affected.");
        let threads = self.workers;
        println!(
            "\nthe numbers from 0 to 999 999 added up in five ways, on one or {threads} threads or processes:"
        );
        let row = |bars: Bars, label: &str, sum: Timed<u64>| {
            bars.time(&format!("{label}: {}", sum.value), sum.took)
        };
        let bars = row(Bars::new(), "one by one", lesson::timed(|| (0..END).sum()));
        let bars = row(bars, "racy", lesson::timed(|| sums::racy(threads)));
        let bars = row(bars, "locked", lesson::timed(|| sums::locked(threads)));
        let bars = row(bars, "a sum per thread", lesson::timed(|| sums::per_thread(threads)));
        match self.by_processes {
            Some(sum) => println!("{}", row(bars, "a process each", sum)),
            None => println!("{bars}"),
        }
    }
}

/// What a step returned; an error is told.
fn reported<T>(step: u32, result: Option<io::Result<T>>) -> Option<T> {
    result?.inspect_err(|error| println!("step {step} returned an error: {error}")).ok()
}
