//! Every check in a process of its own, within its limits.

use std::fs;
use std::io::{self, Read, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use protocol::Report;

use super::at_once::AtOnce;
use super::cancel::Cancel;
use super::job::Job;
use super::nonce::Nonce;
use super::orders::Copied;
use super::platform::{self, Bounds, Signal, Threads};

/// What a check may use before it is ended.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Time on a processor. Checks run on a virtual clock, so this is only for those that do not end.
    pub time: Duration,
    /// Address space in bytes: room for the stacks of ten thousand threads. The model stops an answer long before; this
    /// is the net below it.
    pub memory: u64,
    /// Bytes of output of the process itself.
    pub output: usize,
}

/// Address space of a live check, and of each process that it starts: room for a hundred threads, each with a heap of its
/// own, beside a gibibyte of photos.
const LIVE_MEMORY: u64 = 8 << 30;

impl Default for Limits {
    fn default() -> Limits {
        Limits { time: Duration::from_secs(10), memory: 32 << 30, output: 1 << 20 }
    }
}

impl Limits {
    /// What really is in memory has a bound of its own: on the model, the model counts what an answer takes.
    pub(super) fn bounds(self, job: &Job) -> Bounds {
        let memory = if job.request.driver.is_some() { self.memory.min(LIVE_MEMORY) } else { self.memory };
        Bounds { memory, computing: self.time }
    }
}

/// How a process ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// By itself.
    Exit(i32),
    /// By a signal that was not ours.
    Signal(Signal),
    /// By us: its time was over.
    TimeIsOver,
    /// By us: it said too much.
    TooMuchOutput,
    /// It did not start.
    NotStarted(String),
}

/// What is left of a process.
#[derive(Debug, Clone)]
pub struct Ended {
    /// How it ended.
    pub ending: Ending,
    /// The verdict it left, unread.
    pub verdict: Option<String>,
    /// The end of what it wrote to standard error.
    pub words: String,
    /// What its threads did just before its time was over, if they were waiting and that can be told.
    pub threads: Option<Threads>,
    /// How long it took.
    pub took: Duration,
}

/// Runs jobs, so many at once; `each` is told of each as it ends by itself or by its limits.
pub fn run_all(
    jobs: &[Job],
    limits: Limits,
    at_once: &AtOnce,
    cancel: &Cancel,
    each: &mut dyn FnMut(usize, Ended),
) {
    let next = AtomicUsize::new(0);
    let (sender, ended) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..at_once.most().min(jobs.len()) {
            let (sender, next) = (sender.clone(), &next);
            scope.spawn(move || {
                let mut copied = None;
                let mut job = take(jobs, next);
                while let Some((index, this)) = job {
                    let turn = at_once.turn();
                    let ended = run_in_a_copy(this, limits, cancel, &mut copied)
                        .unwrap_or_else(|| run(this, limits, cancel));
                    drop(turn);
                    if cancel.is_cancelled() {
                        break;
                    }
                    job = take(jobs, next);
                    // Whoever hears of the last check finds no process left.
                    if job.is_none() {
                        copied = None;
                    }
                    let _ = sender.send((index, ended));
                }
            });
        }
        drop(sender);
        ended.iter().for_each(|(index, ended)| each(index, ended));
    });
}

fn take<'a>(jobs: &'a [Job], next: &AtomicUsize) -> Option<(usize, &'a Job)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    jobs.get(index).map(|job| (index, job))
}

/// Runs a check in a copy of a process that other checks of the program have used, if it takes orders. Whatever goes wrong
/// there is looked at in a process of its own.
fn run_in_a_copy<'a>(
    job: &Job,
    limits: Limits,
    cancel: &'a Cancel,
    copied: &mut Option<Copied<'a>>,
) -> Option<Ended> {
    if !job.takes_orders || cancel.is_cancelled() {
        return None;
    }
    if !copied.as_ref().is_some_and(|copied| copied.runs(&job.program)) {
        *copied = Copied::start(job, limits, cancel).ok();
    }
    let ended = copied.as_mut()?.run(job, limits);
    // A copy that still runs, or has taken the first process along, takes no more orders.
    if ended.as_ref().is_none_or(|ended| ended.ending != Ending::Exit(0)) {
        *copied = None;
    }
    ended
}

fn run(job: &Job, limits: Limits, cancel: &Cancel) -> Ended {
    let begin = Instant::now();
    let nonce = job.request.is_sealed.then(Nonce::new);
    let (ending, words, threads) = match watch_over(job, nonce.as_ref(), limits, cancel) {
        Ok(ended) => ended,
        Err(error) => (Ending::NotStarted(error.to_string()), String::new(), None),
    };
    let took = begin.elapsed();
    Ended {
        ending,
        verdict: Report::left_at(&job.request.report, nonce.as_ref().map(Nonce::word)),
        words,
        threads,
        took,
    }
}

/// Three threads see to one process: this one waits for it, one reads what it writes, one keeps the time.
fn watch_over(
    job: &Job,
    nonce: Option<&Nonce>,
    limits: Limits,
    cancel: &Cancel,
) -> io::Result<(Ending, String, Option<Threads>)> {
    fs::create_dir_all(job.folder())?;
    let mut group = platform::spawn(&mut job.command()?, Some(limits.bounds(job)))?;
    let id = group.child.id();
    let held = cancel.ending_group(id);
    if let (Some(mut pipe), Some(nonce)) = (group.child.stdin.take(), nonce) {
        // A process that has ended already leaves no verdict anyway.
        let _ = pipe.write_all(nonce.word().as_bytes());
    }
    let pipe = group.child.stderr.take();
    thread::scope(|scope| {
        let reader = scope.spawn(move || read_within(pipe, id, limits.output));
        let (ended, wait) = mpsc::channel::<()>();
        let clock = scope.spawn(move || match wait.recv_timeout(platform::patience(limits.time)) {
            Err(RecvTimeoutError::Timeout) => {
                let threads = platform::threads_of(id);
                platform::end_group(id);
                (Kept::No, threads)
            }
            _ => (Kept::Yes, None),
        });
        let status = group.child.wait()?;
        drop((held, ended));
        // What the check started itself must not outlive it, nor hold the pipe open.
        platform::end_group(id);
        let (time, threads) = clock.join().unwrap_or((Kept::Yes, None));
        let (output, words) = reader.join().unwrap_or((Kept::Yes, String::new()));
        let ending = match (time, output, platform::signal_of(status)) {
            (Kept::No, _, _) => Ending::TimeIsOver,
            (_, Kept::No, _) => Ending::TooMuchOutput,
            (_, _, Some(signal)) if platform::says_time_is_over(signal) => Ending::TimeIsOver,
            (_, _, Some(signal)) => Ending::Signal(signal),
            _ => Ending::Exit(status.code().unwrap_or(-1)),
        };
        Ok((ending, words, threads))
    })
}

/// Whether a limit was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kept {
    Yes,
    No,
}

/// Reads to the end, keeping the last few kilobytes; ends the process when it writes more than it may.
fn read_within(pipe: Option<impl Read>, id: u32, most: usize) -> (Kept, String) {
    let Some(mut pipe) = pipe else {
        return (Kept::Yes, String::new());
    };
    let (mut total, mut kept) = (0, Vec::new());
    let mut buffer = [0; 4096];
    while let Ok(length @ 1..) = pipe.read(&mut buffer) {
        total += length;
        if total > most {
            platform::end_group(id);
            break;
        }
        kept.extend_from_slice(&buffer[..length]);
        let surplus = kept.len().saturating_sub(8192);
        kept.drain(..surplus);
    }
    let within = if total > most { Kept::No } else { Kept::Yes };
    (within, String::from_utf8_lossy(&kept).into_owned())
}
