//! Lesson 01 on real threads.

use std::sync::Mutex;
use std::thread::{self, ThreadId};
use std::time::{Duration, Instant};

use real::{Held, PATIENCE, ensure, ensure_eq};

use super::contract::{Fibonacci, all_at_once, greetings, ticks_during};

const NAP: Duration = Duration::from_millis(20);

pub fn step1_every_nap_is_slept_through() -> Held {
    let begin = Instant::now();
    let told = all_at_once(&[NAP, 3 * NAP, 2 * NAP]);
    let took = begin.elapsed();
    let is_true = 3 * NAP <= told && told <= took;
    ensure(is_true, format!("`all_at_once` slept for 60 ms, returned {told:?}, and took {took:?}."))
}

pub fn step1_naps_together_take_as_long_as_the_longest() -> Held {
    let begin = Instant::now();
    all_at_once(&[10 * NAP; 200]);
    ensure(begin.elapsed() < PATIENCE, "200 naps of 0.2 s took longer than 15 s.")
}

pub fn step2_greetings_stand_in_the_order_of_the_names() -> Held {
    let expected = ["hello from Grace", "hello from Ada", "hello from Edsger"].map(String::from);
    ensure_eq(
        "`greetings` for Grace, Ada and Edsger",
        greetings(&["Grace", "Ada", "Edsger"]),
        expected.into(),
    )
}

pub fn step3_finish_returns_as_many_terms_as_were_asked_for() -> Held {
    let both = [Fibonacci::start(10), Fibonacci::start(0)].map(Fibonacci::finish);
    ensure_eq("What `finish` returned", both, [vec![0, 1, 1, 2, 3, 5, 8, 13, 21, 34], Vec::new()])
}

pub fn step4_ticks_are_counted_while_the_work_runs() -> Held {
    const TICK: Duration = Duration::from_millis(1);
    let mut seen = Vec::new();
    // Even if its thread has to wait for a processor, it counts in the end.
    for milliseconds in [50, 1000, 10_000] {
        let begin = Instant::now();
        let ticks = ticks_during(TICK, || thread::sleep(TICK * milliseconds));
        let most = begin.elapsed().as_millis();
        ensure(u128::from(ticks) <= most, format!("{ticks} ticks of 1 ms were counted in {most} ms."))?;
        seen.push(ticks);
        if ticks > 0 {
            break;
        }
    }
    ensure(seen.last() != Some(&0), "No tick of 1 ms was counted in 10 s.")
}

pub fn step4_the_work_runs_once_and_on_the_calling_thread() -> Held {
    let by: Mutex<Vec<ThreadId>> = Mutex::default();
    ticks_during(NAP, || by.lock().unwrap().push(thread::current().id()));
    ensure_eq("Who ran the work", by.into_inner().unwrap(), vec![thread::current().id()])
}
