//! What threads and processes gain where there is nothing but computing: lesson 10's work on lesson 10's pool.

use std::env;
use std::io;
use std::process::Command;
use std::thread;
use std::time::Instant;

use crate::median;

#[path = "../../solutions/10_process_pool.rs"]
#[allow(dead_code, reason = "its `main` is another program's")]
mod process_pool;

use process_pool::{ProcessPool, serve, work};

/// What this program is called with when it is a worker process of itself.
pub const WORKER: &str = "worker";
const ROUNDS: usize = 9;
/// Numbers worked out in each round, and how large they are.
const JOBS: usize = 8;
const POWER: u64 = 20_000;
const WANTED: f64 = 1.8;

/// The worker's side.
pub fn be_worker() {
    serve(io::stdin().lock(), io::stdout().lock()).expect("a parent that listens");
}

/// Two at once, as against one by one. The ways take turns, so that other load disturbs all alike.
pub fn two_at_once() {
    let worker = || {
        let mut command = Command::new(env::current_exe().expect("this program is running"));
        command.arg(WORKER);
        command
    };
    let pool = ProcessPool::start(2, worker).expect("this program can be started");
    let jobs = [POWER; JOBS];
    let one_by_one = || in_thread(&jobs);
    let two_threads = || {
        thread::scope(|scope| {
            let halves = jobs.chunks(JOBS / 2);
            let threads: Vec<_> = halves.map(|half| scope.spawn(|| in_thread(half))).collect();
            threads.into_iter().for_each(|thread| thread.join().expect("it computes"));
        });
    };
    let two_processes = || assert!(pool.map(&jobs).iter().all(Result::is_ok));
    let rounds: Vec<[f64; 3]> =
        (0..ROUNDS).map(|_| [seconds(one_by_one), seconds(two_threads), seconds(two_processes)]).collect();
    let of = |way: usize| median(rounds.iter().map(|round| round[way]).collect());
    println!("{JOBS} numbers of lesson 10, one by one: {:.2} s", of(0));
    for (way, name) in [(1, "2 threads"), (2, "2 processes")] {
        let times = median(rounds.iter().map(|round| round[0] / round[way]).collect());
        println!("  with {name}: {:.2} s, {times:.2} times as fast (at least {WANTED})", of(way));
    }
}

fn in_thread(jobs: &[u64]) {
    for job in jobs {
        std::hint::black_box(work(&job.to_string()));
    }
}

fn seconds(work: impl FnOnce()) -> f64 {
    let begin = Instant::now();
    work();
    begin.elapsed().as_secs_f64()
}
