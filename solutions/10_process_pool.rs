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

use std::env;
use std::hash::BuildHasher;
use std::hash::RandomState;
use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::PipeReader;
use std::io::Read;
use std::io::Write;
use std::mem::ManuallyDrop;
use std::ops::Range;
use std::process;
use std::process::Child;
use std::process::ChildStdout;
use std::process::Command;
use std::process::ExitStatus;
use std::process::Output;
use std::process::Stdio;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;
use std::thread::JoinHandle;
use std::time::Duration;
use std::time::Instant;

use workbook::lesson;

/// What the program is called with when it is to be a child of itself.
const CHILD: &str = "child";

/// A power with more digits than there is memory for.
const TOO_LARGE: u64 = 1_000_000_000_000;

/// The sum of the digits of 2 × 9999^`power`, a number with four times as many of them.
fn digit_sum(power: u64) -> u64 {
    // 15 digits in each group, the last digits first.
    const GROUP: u64 = 1_000_000_000_000_000;
    let mut groups: Vec<u64> = vec![2];
    for _ in 0..power {
        let mut carry = 0;
        for group in &mut groups {
            let product = *group * 9999 + carry;
            (*group, carry) = (product % GROUP, product / GROUP);
        }
        if carry > 0 {
            groups.push(carry);
        }
    }
    groups.iter().flat_map(|group| group.to_string().into_bytes()).map(|digit| u64::from(digit - b'0')).sum()
}

/// The work of a worker process, a line for a line: to `3` it says `72`, the digit sum of 2 × 9999^3.
///
/// [`TOO_LARGE`] ends the process, as running out of memory would.
pub fn work(line: &str) -> String {
    match line.parse() {
        Ok(TOO_LARGE..) => process::exit(1),
        Ok(power) => digit_sum(power).to_string(),
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

/// Does `work` on each thread with a share of the numbers below `end`.
fn in_shares<T: Send>(threads: u64, end: u64, work: impl Fn(Range<u64>) -> T + Sync) -> Vec<T> {
    let share = |number: u64| end * number / threads..end * (number + 1) / threads;
    thread::scope(|scope| {
        let work = &work;
        let threads: Vec<_> = (0..threads).map(|number| scope.spawn(move || work(share(number)))).collect();
        threads.into_iter().map(|thread| thread.join().expect("it adds numbers")).collect()
    })
}

/// Loads, adds and stores: three steps, and another thread may store in between.
fn racy_sum(threads: u64, end: u64) -> u64 {
    let sum = AtomicU64::new(0);
    let add = |number| sum.store(sum.load(Ordering::Relaxed) + number, Ordering::Relaxed);
    in_shares(threads, end, |share| share.for_each(add));
    sum.into_inner()
}

/// Every number is added under one lock.
fn locked_sum(threads: u64, end: u64) -> u64 {
    let sum = Mutex::new(0);
    in_shares(threads, end, |share| share.for_each(|number| *sum.lock().expect("no panic") += number));
    sum.into_inner().expect("no panic")
}

/// A child process for each share, started by a thread that waits for what it prints.
fn sum_by_processes(processes: u64, end: u64) -> io::Result<u64> {
    let sums = in_shares(processes, end, |share| {
        let child = child(&["sum", &share.start.to_string(), &share.end.to_string()]);
        match run_with_timeout(child, Duration::from_secs(10))? {
            Finished::Exited(output) => {
                String::from_utf8_lossy(&output.stdout).trim().parse::<u64>().map_err(io::Error::other)
            }
            Finished::TimedOut => Err(io::ErrorKind::TimedOut.into()),
        }
    });
    sums.into_iter().sum()
}

/// What is added up: the numbers below this.
const END: u64 = 1_000_000;

/// A command that runs this program as a child.
fn child(words: &[&str]) -> Command {
    let mut command = Command::new(env::current_exe().expect("this program is running"));
    command.arg(CHILD).args(words);
    command
}

/// What this program does as a child.
fn be_child(words: &[String]) -> io::Result<()> {
    let number = |place: usize| words.get(place).and_then(|word| word.parse().ok()).unwrap_or(0);
    match words.first().map(String::as_str) {
        Some("nap") => thread::sleep(Duration::from_millis(number(1))),
        Some("sum") => println!("{}", (number(1)..number(2)).sum::<u64>()),
        _ => serve(io::stdin().lock(), io::stdout().lock())?,
    }
    Ok(())
}

/// Adds up the numbers below [`END`] in five ways, of which one is wrong.
fn show_sums(threads: u64, by_processes: Option<lesson::Timed<u64>>) {
    println!("\nthe numbers from 0 to 999 999 added up, all but once on {threads} threads or processes:");
    let mut bars = lesson::Bars::new();
    let mut row = |label: &str, sum: lesson::Timed<u64>| {
        bars = std::mem::take(&mut bars).time(&format!("{label}: {}", sum.value), sum.took);
    };
    row("one by one", lesson::timed(|| (0..END).sum()));
    row("racy", lesson::timed(|| racy_sum(threads, END)));
    row("locked", lesson::timed(|| locked_sum(threads, END)));
    row("a sum per thread", lesson::timed(|| in_shares(threads, END, Iterator::sum::<u64>).iter().sum()));
    if let Some(sum) = by_processes {
        row("a process each", sum);
    }
    println!("{bars}");
}

/// What a step returned; an error is told.
fn told<T>(step: u32, result: Option<io::Result<T>>) -> Option<T> {
    result?.inspect_err(|error| println!("step {step} returned an error: {error}")).ok()
}

/// Has the jobs done by a pool, kills one of its workers, and drops it; adds its time to the picture.
fn show_pool(workers: usize, jobs: &[u64], mut bars: lesson::Bars) -> lesson::Bars {
    let pool = lesson::step(3, || {
        // Dropped in step 4: while that is not written, it would be a panic outside every step.
        let pool = ManuallyDrop::new(ProcessPool::start(workers, || child(&["serve"]))?);
        // The workers are this program, so they can't do without step 2.
        serve(&b"1\n"[..], io::sink()).map(|()| pool)
    });
    if let Some(pool) = told(3, pool) {
        if let Some(run) = lesson::step(3, || lesson::timed(|| pool.map(jobs))) {
            let lost = run.value.iter().filter(|result| result.is_err()).count();
            println!("step 3: {} answers, {lost} workers died", run.value.len() - lost);
            bars = bars.time(&format!("step 3: {workers} processes"), run.took);
        }
        let dropped = lesson::step(4, || {
            let results = pool.map(&[3, TOO_LARGE, 4]);
            drop(ManuallyDrop::into_inner(pool));
            results
        });
        if let Some(results) = dropped {
            println!("step 4: the second of three jobs crashes: {results:?}");
        }
    }
    bars
}

fn main() -> io::Result<()> {
    let words: Vec<String> = env::args().skip(1).collect();
    if words.first().is_some_and(|word| word == CHILD) {
        return be_child(&words[1..]);
    }
    let cores = thread::available_parallelism().map_or(2, usize::from);
    let options = lesson::CommandLine::of("10_process_pool")
        .number("jobs", 8, 1..=1000, "numbers to work out")
        .number("workers", cores as u64, 1..=64, "threads, or processes, at once")
        .number("power", 10_000, 0..=100_000, "how large the numbers are")
        .read();
    let (workers, count): (u64, u64) = (options.get("workers"), options.get("jobs"));
    let jobs = vec![options.get("power"); options.get("jobs")];

    println!("2 × 9999^{} is worked out {count} times, and its digits added up, on {cores} cores.", jobs[0]);
    let prediction = options.predict("How many times as fast as one thread are two, and two processes?");
    let one_by_one = lesson::timed(|| jobs.iter().map(|job| digit_sum(*job)).max());
    let in_threads =
        lesson::timed(|| in_shares(workers, count, |share| share.map(|_| digit_sum(jobs[0])).max()));
    if let Some(prediction) = prediction {
        println!("predicted:  {prediction}");
    }
    let mut bars = lesson::Bars::new()
        .time("one by one", one_by_one.took)
        .time(&format!("{workers} threads"), in_threads.took);

    let nap = options.scale().shrink(Duration::from_secs(60)).as_millis().to_string();
    let limit = options.scale().shrink(Duration::from_secs(10));
    let first = lesson::step(1, || {
        let finished = run_with_timeout(child(&["nap", &nap]), limit)?;
        let lesson::Timed { value: sum, took } = lesson::timed(|| sum_by_processes(workers, END));
        Ok::<_, io::Error>((finished, lesson::Timed { value: sum?, took }))
    });
    let sum = told(1, first).map(|(finished, sum)| {
        let ending = match finished {
            Finished::TimedOut => "was killed".to_owned(),
            Finished::Exited(output) => format!("ended by itself ({})", output.status),
        };
        println!("step 1: a child that naps for 60 s, and has 10 s, {ending}");
        sum
    });
    let mut answers = Vec::new();
    if told(2, lesson::step(2, || serve(&b"3\n4\n"[..], &mut answers))).is_some() {
        println!("step 2: to 3 and 4 a worker answers {:?}", String::from_utf8_lossy(&answers));
    }
    bars = show_pool(workers as usize, &jobs, bars);
    println!("\n{bars}\n");
    println!("in Python:  40 times 2 * 9999**100000 in 1.7 s one by one, 1.9 s with 2 threads,");
    println!("            and 1.0 s with 2 processes: there, only one thread at a time computes.");
    println!("in Rust:    threads compute in parallel too. Processes buy isolation: of what one");
    println!("            does to its memory, or of its crash, no other notices anything.");
    show_sums(workers, sum);
    lesson::finish("10_process_pool", QUESTIONS);
    Ok(())
}
