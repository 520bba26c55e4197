//! Work for the processor, and numbers added up in several ways.

use std::io;
use std::ops::Range;
use std::process::{Command, Output};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use super::children::child;

/// What is added up: the numbers below this.
pub(super) const END: u64 = 1_000_000;

/// The sum of the digits of 2 × 9999^`power`, a number with four times as many of them.
pub fn digit_sum(power: u64) -> u64 {
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

/// Does `work` on each thread with a share of the numbers below `end`.
pub(super) fn in_shares<T: Send>(threads: u64, end: u64, work: impl Fn(Range<u64>) -> T + Sync) -> Vec<T> {
    let share = |number: u64| end * number / threads..end * (number + 1) / threads;
    thread::scope(|scope| {
        let work = &work;
        let threads: Vec<_> = (0..threads).map(|number| scope.spawn(move || work(share(number)))).collect();
        threads.into_iter().map(|thread| thread.join().expect("it adds numbers")).collect()
    })
}

/// Loads, adds and stores: three steps, and another thread may store in between.
pub(super) fn racy(threads: u64) -> u64 {
    let sum = AtomicU64::new(0);
    let add = |number| sum.store(sum.load(Ordering::Relaxed) + number, Ordering::Relaxed);
    in_shares(threads, END, |share| share.for_each(add));
    sum.into_inner()
}

/// Every number is added under one lock.
pub(super) fn locked(threads: u64) -> u64 {
    let sum = Mutex::new(0);
    in_shares(threads, END, |share| share.for_each(|number| *sum.lock().expect("no panic") += number));
    sum.into_inner().expect("no panic")
}

/// Each thread adds up its own share.
pub(super) fn per_thread(threads: u64) -> u64 {
    in_shares(threads, END, Iterator::sum::<u64>).iter().sum()
}

/// A child process for each share, started by a thread that waits for what it prints.
pub(super) fn by_processes(
    processes: u64,
    run: &(impl Fn(Command, Duration) -> io::Result<Option<Output>> + Sync),
) -> io::Result<u64> {
    let sums = in_shares(processes, END, |share| {
        let child = child(&["sum", &share.start.to_string(), &share.end.to_string()]);
        let output = run(child, Duration::from_secs(10))?.ok_or(io::ErrorKind::TimedOut)?;
        String::from_utf8_lossy(&output.stdout).trim().parse::<u64>().map_err(io::Error::other)
    });
    sums.into_iter().sum()
}
