//! Lesson 09 on real threads.

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use real::{Held, PATIENCE, becomes_true, ensure, ensure_eq};

use super::contract::{Ticker, Timer};

const SHORT: Duration = Duration::from_millis(30);
const HOUR: Duration = Duration::from_secs(3600);

/// A number, and what adds 1 to it.
fn counter() -> (Arc<AtomicU32>, impl Fn()) {
    let times = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&times);
    let count = move || {
        counted.fetch_add(1, Ordering::SeqCst);
    };
    (times, count)
}

pub fn step1_the_job_is_not_done_before_its_time() -> Held {
    let (sender, done) = mpsc::channel();
    for times in 1..=10 {
        let (sender, begin) = (sender.clone(), Instant::now());
        drop(Timer::start(times * SHORT, move || {
            let _ = sender.send((times * SHORT, begin.elapsed()));
        }));
    }
    for _ in 0..10 {
        let Ok((due, took)) = done.recv_timeout(PATIENCE) else { return Err("A job was never done.".into()) };
        ensure(due <= took, format!("A job was due after {due:?}, and done after {took:?}."))?;
    }
    Ok(())
}

pub fn step1_the_job_is_done_once() -> Held {
    let (times, count) = counter();
    drop(Timer::start(Duration::ZERO, count));
    becomes_true(|| times.load(Ordering::SeqCst) > 0);
    ensure_eq("The number of times the job was done", times.load(Ordering::SeqCst), 1)
}

pub fn step2_cancel_does_not_wait_for_the_delay() -> Held {
    let timer = Timer::start(HOUR, || {});
    let begin = Instant::now();
    ensure(timer.cancel(), "A job that was due in an hour was said to have begun.")?;
    ensure(begin.elapsed() < PATIENCE, "`cancel` took longer than 15 s.")
}

pub fn step2_either_it_is_cancelled_or_the_job_is_done() -> Held {
    for round in 0..200 {
        let (times, count) = counter();
        let delay = Duration::from_micros(20 * (round % 10));
        let timer = Timer::start(delay, count);
        thread::sleep(Duration::from_micros(100));
        let expected = u32::from(!timer.cancel());
        becomes_true(|| times.load(Ordering::SeqCst) == expected);
        let what = format!("How often a job was done when `cancel` had returned {}", expected == 0);
        ensure_eq(&what, times.load(Ordering::SeqCst), expected)?;
    }
    Ok(())
}

pub fn step3_a_tick_comes_at_each_period() -> Held {
    let ticks = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&ticks);
    let begin = Instant::now();
    let job = move |number| seen.lock().unwrap().push((number, begin.elapsed()));
    let ticker = Ticker::start(SHORT / 3, job);
    becomes_true(|| ticks.lock().unwrap().len() >= 3);
    drop(ticker);
    let ticks = ticks.lock().unwrap();
    let numbers: Vec<u32> = ticks.iter().map(|(number, _)| *number).take(3).collect();
    ensure_eq("The first three ticks", numbers, vec![1, 2, 3])?;
    let early = ticks.iter().find(|(number, when)| *when < SHORT / 3 * *number);
    ensure(early.is_none(), format!("The period was 10 ms, and a tick came early: {early:?}."))
}

pub fn step3_no_tick_comes_after_stop() -> Held {
    let (times, count) = counter();
    let ticker = Ticker::start(Duration::from_millis(1), move |_| count());
    becomes_true(|| times.load(Ordering::SeqCst) >= 5);
    let told = ticker.stop();
    let at_once = times.load(Ordering::SeqCst);
    thread::sleep(SHORT);
    let later = times.load(Ordering::SeqCst);
    ensure_eq(
        "The ticks that `stop` told, that had come, and that came in all",
        [told, at_once, later],
        [told; 3],
    )
}
