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

use std::hash::BuildHasher;
use std::hash::RandomState;
use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::PipeReader;
use std::io::Read;
use std::io::Write;
use std::mem::ManuallyDrop;
use std::process;
use std::process::Child;
use std::process::ChildStdout;
use std::process::Command;
use std::process::ExitStatus;
use std::process::Output;
use std::process::Stdio;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;
use std::thread::JoinHandle;
use std::time::Duration;
use std::time::Instant;

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
    // Two pipes of this process's own, in place of `Stdio::piped()`: it can write into them too.
    let (stdout, mut into_stdout) = io::pipe()?;
    let (stderr, mut into_stderr) = io::pipe()?;
    command.stdin(Stdio::null()).stdout(into_stdout.try_clone()?).stderr(into_stderr.try_clone()?);
    let mut child = command.spawn()?;
    let mark = end_mark();
    // Each is read on a thread of its own. Who reads one to its end first, or waits for the child first, waits for
    // ever when the child waits for room in the other.
    let (stdout, stderr) = (read_to(mark, stdout), read_to(mark, stderr));
    let status = ended_within(&mut child, limit)?;
    if status.is_none() {
        child.kill()?;
        child.wait()?;
    }
    // The pipes need not end with the child: what it started may hold them open. But all that it wrote stands in them
    // before this. To wait for their end no longer than a moment would be nearly as right: a busy machine may take more.
    into_stdout.write_all(&mark)?;
    into_stderr.write_all(&mark)?;
    let (stdout, stderr) = (joined(stdout)?, joined(stderr)?);
    Ok(status.map_or(Finished::TimedOut, |status| Finished::Exited(Output { status, stdout, stderr })))
}

/// Bytes that no child prints: nobody can guess them. They are few enough for a pipe to take them in one piece.
fn end_mark() -> [u8; 32] {
    let dice = RandomState::new();
    let mut mark = [0; 32];
    for (number, part) in mark.chunks_exact_mut(8).enumerate() {
        part.copy_from_slice(&dice.hash_one(number).to_ne_bytes());
    }
    mark
}

/// Reads what comes out of the pipe before the mark.
fn read_to(mark: [u8; 32], mut pipe: PipeReader) -> JoinHandle<io::Result<Vec<u8>>> {
    thread::spawn(move || {
        let (mut bytes, mut chunk) = (Vec::new(), [0; 8192]);
        loop {
            let length = pipe.read(&mut chunk)?;
            // The mark may lie across two chunks.
            let unseen = bytes.len().saturating_sub(mark.len());
            bytes.extend_from_slice(&chunk[..length]);
            let found = bytes[unseen..].windows(mark.len()).position(|window| window == mark);
            // It ends without a mark when this process has given up on it.
            if found.is_some() || length == 0 {
                bytes.truncate(found.map_or(bytes.len(), |place| unseen + place));
                return Ok(bytes);
            }
        }
    })
}

fn joined(reader: JoinHandle<io::Result<Vec<u8>>>) -> io::Result<Vec<u8>> {
    reader.join().expect("reading does not panic")
}

/// Waits for a child, but no longer than `limit`: `None` when it has not ended then.
fn ended_within(child: &mut Child, limit: Duration) -> io::Result<Option<ExitStatus>> {
    let begin = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        let Some(left) = limit.checked_sub(begin.elapsed()) else { return Ok(None) };
        // `std` can't wait for a child and for a time at once. As right: a thread that waits for the child.
        thread::sleep(left.min(Duration::from_millis(2)));
    }
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
        output.write_all(b"\n")?;
        // Standard output flushes at each end of a line by itself; a file, a socket or a `BufWriter` does not.
        output.flush()?;
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
    /// Makes the command that starts a worker.
    worker: Box<dyn Fn() -> Command + Send + Sync>,
    /// Whoever asks one has it locked meanwhile. `None`: it has died, and no job has come to it since.
    workers: Vec<Mutex<Option<Worker>>>,
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
        let mut pool = ProcessPool { worker: Box::new(worker), workers: Vec::new() };
        for _ in 0..workers {
            // An error drops the pool, which ends those that were started already.
            let started = Worker::start((pool.worker)())?;
            pool.workers.push(Mutex::new(Some(started)));
        }
        Ok(pool)
    }

    /// Step 3, too. Has each of `jobs` done by a worker; their answers.
    ///
    /// - A worker is sent a job as a line, and answers with a line. Each job is sent once. The results stand in the
    ///   order of `jobs`, whichever is ready first. No jobs: no results.
    /// - All workers are at work while there are as many jobs left: whoever is free is sent the next. The same processes
    ///   do all jobs, those of the next call too.
    pub fn map(&self, jobs: &[u64]) -> Vec<Result<u64, WorkerDied>> {
        let next = AtomicUsize::new(0);
        // A thread for each worker waits for its answers, and gives it the next job. With shares cut beforehand, who is
        // done early would wait while jobs are left.
        let share = |worker: &Mutex<Option<Worker>>| {
            let mut worker = worker.lock().unwrap_or_else(PoisonError::into_inner);
            let mut done = Vec::new();
            loop {
                let place = next.fetch_add(1, Ordering::Relaxed);
                let Some(&job) = jobs.get(place) else { return done };
                done.push((place, self.ask(&mut worker, job).map_err(|_died| WorkerDied)));
            }
        };
        let mut done: Vec<_> = thread::scope(|scope| {
            let threads = self.workers.iter().map(|worker| scope.spawn(|| share(worker)));
            let threads: Vec<_> = threads.collect();
            threads.into_iter().flat_map(|thread| thread.join().expect("asking does not panic")).collect()
        });
        done.sort_by_key(|(place, _)| *place);
        done.into_iter().map(|(_, result)| result).collect()
    }

    /// Has the job done by this worker, or by another in its place if it is dead.
    fn ask(&self, place: &mut Option<Worker>, job: u64) -> io::Result<u64> {
        // It may have died since its last answer. It held no job then, so that must not cost this one.
        if let Some(dead) = place.take_if(|worker| !matches!(worker.process.try_wait(), Ok(None))) {
            end(dead);
        }
        let mut worker = match place.take() {
            Some(worker) => worker,
            None => Worker::start((self.worker)())?,
        };
        let answer = worker.ask(job);
        match answer {
            Ok(_) => *place = Some(worker),
            Err(_) => end(worker),
        }
        answer
    }
}

/// Ends a worker, whatever it is about, and waits for it: one that only closed its output is still there.
fn end(mut worker: Worker) {
    // Neither can fail: nobody else has waited for it.
    let _ = worker.process.kill();
    let _ = worker.process.wait();
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
        let places =
            self.workers.drain(..).map(|place| place.into_inner().unwrap_or_else(PoisonError::into_inner));
        let mut workers: Vec<Worker> = places.flatten().collect();
        // First every input is closed, so that they end at once and not in turn.
        for worker in &mut workers {
            drop(worker.process.stdin.take());
        }
        // They have a second, all together. To kill them at once would be as right: they have no job.
        let begin = Instant::now();
        for mut worker in workers {
            let left = Duration::from_secs(1).saturating_sub(begin.elapsed());
            if !matches!(ended_within(&mut worker.process, left), Ok(Some(_))) {
                end(worker);
            }
        }
    }
}

/// Your answers go between the second quotes: a sentence or two each.
pub const QUESTIONS: &[(&str, &str)] = &[
    (
        "How much faster did you expect two threads to be, and two processes? What did you see, and why?",
        "Twice as fast, both: in Rust threads compute in parallel, and so do processes.",
    ),
    (
        "In Python only processes make such work faster. Why, and what are processes for in Rust?",
        "Python lets one thread compute at a time. In Rust processes keep a crash from the rest of the program.",
    ),
    (
        "A child adds 1 to a static variable. What does its parent see, and how can it get the new value?",
        "Nothing: the child has a copy of its own. It must say it, through a pipe, a file or its exit status.",
    ),
    (
        "Why must a process that has ended be waited for, and what is left of it until then?",
        "Its exit status is kept for the parent in the system's table, and the table has an end.",
    ),
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
