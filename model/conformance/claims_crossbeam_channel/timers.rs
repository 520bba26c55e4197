//! `after`, `at`, `tick` and `never`.

use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, RecvTimeoutError, TryRecvError, after, at, never, tick};

use crate::claim;

const STEP: Duration = Duration::from_millis(10);

#[test]
fn after_sends_the_instant_of_its_time() {
    claim(|| {
        let start = Instant::now();
        let message = after(STEP).recv().unwrap();
        assert!(message >= start + STEP);
        assert!(Instant::now() >= message);
    });
}

#[test]
fn after_sends_once_to_all_its_clones_together() {
    claim(|| {
        let timer = after(STEP);
        let other = timer.clone();
        timer.recv().unwrap();
        assert_eq!(other.try_recv(), Err(TryRecvError::Empty));
        assert_eq!(other.recv_timeout(STEP), Err(RecvTimeoutError::Timeout));
    });
}

#[test]
fn at_sends_what_it_was_given() {
    claim(|| {
        let end = Instant::now() + STEP;
        assert_eq!(at(end).recv(), Ok(end));
        assert!(Instant::now() >= end);
        let past = Instant::now() - STEP;
        assert_eq!(at(past).try_recv(), Ok(past));
    });
}

#[test]
fn nothing_is_there_before_its_time() {
    claim(|| {
        let far = Duration::from_secs(100_000);
        assert_eq!(at(Instant::now() + far).try_recv(), Err(TryRecvError::Empty));
        assert_eq!(after(far).recv_timeout(STEP), Err(RecvTimeoutError::Timeout));
        assert_eq!(tick(far).recv_timeout(STEP), Err(RecvTimeoutError::Timeout));
    });
}

#[test]
fn a_tick_comes_in_each_period() {
    claim(|| {
        let start = Instant::now();
        let ticks: Vec<Instant> = tick(STEP).iter().take(3).collect();
        assert!(ticks[0] >= start + STEP);
        assert!(ticks[1] >= ticks[0] + STEP);
        assert!(ticks[2] >= ticks[1] + STEP);
        assert!(Instant::now() >= start + 3 * STEP);
    });
}

#[test]
fn ticks_that_nobody_receives_do_not_pile_up() {
    claim(|| {
        let (start, ticker) = (Instant::now(), tick(STEP));
        thread::sleep(5 * STEP);
        let first = ticker.recv().unwrap();
        assert!(first >= start + STEP);
        // The next one is counted from when the first was received.
        assert!(ticker.recv().unwrap() >= start + 6 * STEP);
    });
}

#[test]
fn never_sends_nothing() {
    claim(|| {
        let never: Receiver<u8> = never();
        assert_eq!(never.try_recv(), Err(TryRecvError::Empty));
        assert_eq!(never.recv_timeout(STEP), Err(RecvTimeoutError::Timeout));
    });
}

#[test]
fn who_asks_a_timer_again_and_again_gets_its_message() {
    claim(|| {
        let (start, timer) = (Instant::now(), after(STEP));
        while timer.try_recv().is_err() {
            thread::yield_now();
        }
        assert!(start.elapsed() >= STEP);
        let timer = after(STEP);
        while timer.try_recv().is_err() {}
    });
}
