//! 10 · A process pool
//!
//! A process has memory of its own. What its parent gives it and what it gives back go through pipes, and how it
//! ended is told by its exit status, to a parent that waits for it. One that crashes takes nobody along: that is
//! what a pool of processes buys, at the price of starting them and of talking line by line.
//!
//! Run:    cargo run --bin 10_process_pool          (add `-- --help` for the options)
//! Check:  cargo test 10_process_pool
//! Hints:  hints/10_process_pool.md
//!
//! New here: child processes, pipes, exit status. From before: scopes, channels, taking the next job.

use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Read;
use std::io::Write;
use std::mem::ManuallyDrop;
use std::process;
use std::process::Child;
use std::process::ChildStdout;
use std::process::Command;
use std::process::Output;
use std::process::Stdio;
use std::time::Duration;

use workbook::experiments;
use workbook::lesson;

/// A power with more digits than there is memory for.
const TOO_LARGE: u64 = 1_000_000_000_000;

/// The work of a worker process, a line for a line: to `3` it says `72`, the digit sum of 2 × 9999^3.
///
/// [`TOO_LARGE`] ends the process, as running out of memory would.
pub fn work(line: &str) -> String {
    match line.parse() {
        Ok(TOO_LARGE..) => process::exit(1),
        Ok(power) => experiments::digit_sum(power).to_string(),
        Err(error) => format!("{line:?} is no power: {error}"),
    }
}

/// How a child ended.
#[derive(Debug)]
pub enum Finished {
    /// By itself: its exit status and all that it printed.
    Exited(Output),
    /// It was killed when its time was up.
    TimedOut,
}

/// Step 1. Runs `command` as a child process, and waits for its end, but no longer than `limit`.
///
/// - A child that ends in time is `Exited`, with its exit status, whatever that is, and with all that it wrote to
///   its standard output and its standard error until then, more than a pipe holds too. This returns as soon as it has
///   ended, even if a process that it started goes on and holds its output open.
/// - A child that has not ended when the time is up is killed, and is `TimedOut`. The time counts from the start. That
///   includes a child that has closed its output, and one that goes on when it is asked to end.
/// - Its standard input is empty. A command that can't be started is an error.
/// - When this returns, the child has been waited for: nothing is left of it in the system's table.
pub fn run_with_timeout(mut command: Command, limit: Duration) -> io::Result<Finished> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    todo!("step 1: all that the child prints and how it ends, or its end after {limit:?}")
}

/// Step 2. What a worker process does: reads `input` line by line, and answers each line with [`work`].
///
/// - `work` is given the line without its end, which the last line may lack: an empty line, or one with spaces, too. Its
///   answer is one line of `output`, and is written nowhere else.
/// - The answer is flushed before the next line is read: whoever sent the line waits for it.
/// - At the end of `input` this returns. An input that can't be read and an output that can't be written are errors.
pub fn serve(input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    for line in input.lines() {
        output.write_all(work(&line?).as_bytes())?;
        todo!("step 2: the end of the line, and the whole of it on its way before the next one is read")
    }
    Ok(())
}

/// A worker process: a line with a job goes in, a line with its answer comes out.
struct Worker {
    process: Child,
    answers: BufReader<ChildStdout>,
}

impl Worker {
    /// Starts the process.
    fn start(mut command: Command) -> io::Result<Worker> {
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let answers = BufReader::new(process.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?);
        Ok(Worker { process, answers })
    }

    /// Sends the job, and waits for the answer. Anything but one line with a number is an error.
    fn ask(&mut self, job: u64) -> io::Result<u64> {
        let jobs = self.process.stdin.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        jobs.write_all(format!("{job}\n").as_bytes())?;
        let mut line = String::new();
        // A number has 20 digits at most; a line may have no end.
        self.answers.by_ref().take(32).read_line(&mut line)?;
        match line.strip_suffix('\n') {
            Some(answer) if self.answers.buffer().is_empty() => answer.parse().map_err(io::Error::other),
            _ => Err(io::ErrorKind::InvalidData.into()),
        }
    }
}

/// Processes that do one job after the other. How it is made is yours: change the fields.
pub struct ProcessPool {
    workers: Vec<Worker>,
}

/// Why a job has no result: the worker process that had it died.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkerDied;

impl ProcessPool {
    /// Step 3. Starts `workers` processes, at least 1; `worker` makes the command that starts one.
    ///
    /// When one can't be started, that is an error.
    pub fn start(
        workers: usize,
        worker: impl Fn() -> Command + Send + Sync + 'static,
    ) -> io::Result<ProcessPool> {
        let first = Worker::start(worker())?;
        todo!("step 3: {workers} processes, of which number {} is the first", first.process.id())
    }

    /// Step 3, too. Has each of `jobs` done by a worker; their answers.
    ///
    /// - A worker is sent a job as a line, and answers with a line. Each job is sent once. The results stand in the
    ///   order of `jobs`, whichever is ready first. No jobs: no results.
    /// - All workers are at work while there are as many jobs left: whoever is free is sent the next. The same processes
    ///   do all jobs, those of the next call too.
    pub fn map(&self, jobs: &[u64]) -> Vec<Result<u64, WorkerDied>> {
        let _ask = |worker: &mut Worker, job: u64| worker.ask(job).map_err(|_error| WorkerDied);
        todo!(
            "step 3: the answers to {} jobs by {} workers, all of them at work",
            jobs.len(),
            self.workers.len()
        )
    }
}

/// Step 4. A worker that dies costs only the job that it held, and dropping the pool leaves no worker behind.
///
/// - A job whose worker dies, or answers anything but a number, is an `Err(WorkerDied)`, and is not tried again. No
///   other job notices.
/// - Another process takes the dead one's place, for the jobs that follow: as many work at once as before, however
///   many have died.
/// - When `drop` returns, and when `start` has failed, no process is left that the pool started: not running, and not
///   ended but never waited for. A worker that goes on at the end of its input is killed.
impl Drop for ProcessPool {
    fn drop(&mut self) {
        let processes: Vec<u32> = self.workers.iter().map(|worker| worker.process.id()).collect();
        todo!("step 4: no process of {processes:?} left, and a dead one replaced while the pool works")
    }
}

/// Your answers go between the second quotes: a sentence or two each.
pub const QUESTIONS: &[(&str, &str)] = &[
    ("How much faster did you expect two threads to be, and two processes? What did you see, and why?", ""),
    ("In Python only processes make such work faster. Why, and what are processes for in Rust?", ""),
    ("A child adds 1 to a static variable. What does its parent see, and how can it get the new value?", ""),
    ("Why must a process that has ended be waited for, and what is left of it until then?", ""),
];

fn main() -> io::Result<()> {
    let mut processes = experiments::Processes::begin(|input, output| serve(input, output))?;
    processes.step_1(|command, limit| match run_with_timeout(command, limit)? {
        Finished::Exited(output) => Ok(Some(output)),
        Finished::TimedOut => Ok(None),
    });
    processes.step_2();
    // Dropped in step 4: while that is not written, it would be a panic outside every step.
    let start = |workers, worker| ProcessPool::start(workers, worker).map(ManuallyDrop::new);
    if let Some(pool) = processes.step_3(start, |pool, jobs| pool.map(jobs)) {
        processes.step_4(|| {
            let results = pool.map(&[3, TOO_LARGE, 4]);
            drop(ManuallyDrop::into_inner(pool));
            results
        });
    }
    processes.compare();
    lesson::finish("10_process_pool", QUESTIONS);
    Ok(())
}
