//! How fast the model is.
//!
//! `cargo bench -p model-engine`

use engine::rt::atomic::Atomic;
use engine::rt::{clock, thread};
use engine::{in_ideal_time, outcomes};
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Rounds of each measurement; the median is shown.
const ROUNDS: usize = 11;

fn main() {
    let race = median(|| {
        let start = Instant::now();
        let timing = in_ideal_time(|| race_counter(20, 500));
        start.elapsed().as_secs_f64() / timing.values.len() as f64
    });
    println!("500 tasks, 20 workers, ideal time: {:.2} ms a run (at most 0.5)", race * 1e3);

    let small = median(|| {
        let start = Instant::now();
        let found = outcomes(model_adds);
        start.elapsed().as_secs_f64() / found.counts.values().sum::<usize>() as f64
    });
    println!("two threads that add twice: {:.0} schedules a second", 1.0 / small);

    let steps = median(|| per_step(|| drop(black_box(in_ideal_time(|| model_steps(4, 2_500))))));
    println!("4 threads, 10,000 loads and stores: {:.0} ns a step", steps * 1e9 / 10_000.0);
}

fn median(mut measure: impl FnMut() -> f64) -> f64 {
    measure();
    middle((0..ROUNDS).map(|_| measure()).collect())
}

fn middle(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}

/// Both sides run 11 executions: one depth-first and ten random ones.
fn per_step(run: impl FnOnce()) -> f64 {
    let start = Instant::now();
    run();
    start.elapsed().as_secs_f64() / 11.0
}

fn race_counter(workers: usize, tasks: u32) -> u32 {
    let counter = Arc::new(Atomic::new(0_u32));
    let next = Arc::new(Atomic::new(0_u32));
    let pause =
        |n: u32| clock::sleep(Duration::from_secs(1 + u64::from(n.wrapping_mul(2_654_435_761) >> 31)));
    let threads: Vec<_> = (0..workers)
        .map(|_| {
            let (counter, next) = (Arc::clone(&counter), Arc::clone(&next));
            thread::spawn(thread::Options::default(), move || {
                loop {
                    let task = next.update(|n| n + 1);
                    if task >= tasks {
                        break;
                    }
                    pause(task);
                    let seen = counter.load();
                    pause(task + 7);
                    counter.store(seen + 1);
                }
            })
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    counter.load()
}

fn model_adds() -> u32 {
    let counter = Arc::new(Atomic::new(0_u32));
    let threads = [0, 1].map(|_| {
        let counter = Arc::clone(&counter);
        thread::spawn(thread::Options::default(), move || {
            for _ in 0..2 {
                counter.store(counter.load() + 1);
            }
        })
    });
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    counter.load()
}

fn model_steps(threads: usize, steps: u32) {
    let counter = Arc::new(Atomic::new(0_u32));
    let threads: Vec<_> = (0..threads)
        .map(|_| {
            let counter = Arc::clone(&counter);
            thread::spawn(thread::Options::default(), move || {
                (0..steps / 2).for_each(|n| counter.store(counter.load() + n))
            })
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
}
