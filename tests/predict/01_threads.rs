//! 01 · Start threads: what to predict.

use engine::predict::{Hidden, Question, Round};
use engine::program;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use super::answer;

fn nap(seconds: u64) {
    thread::sleep(Duration::from_secs(seconds));
}

fn naps_of_3_s(count: usize) -> Duration {
    answer::one_by_one(&vec![Duration::from_secs(3); count])
}

pub fn q1_naps_in_turn(round: Round) -> Question {
    Question::lasts(
        "The given `one_by_one` sleeps through some naps of 3 s. How long does that take?",
        program!(naps_of_3_s(round.pick(&[9, 5, 12]))),
    )
    .also(&["one_by_one"])
    .because("One thread can't sleep twice at the same time: in turn, the naps add up.")
}

fn at_once(naps: [u64; 3]) -> Vec<u64> {
    let awake = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for seconds in naps {
            let awake = &awake;
            scope.spawn(move || {
                nap(seconds);
                awake.lock().unwrap().push(seconds);
            });
        }
    });
    awake.into_inner().unwrap()
}

pub fn q2_who_wakes_first(round: Round) -> Question {
    Question::order(
        "Three threads are started in this order. Each naps for so many seconds, and then notes it down.",
        program!(at_once(round.pick(&[[3, 1, 2], [2, 4, 1], [5, 3, 4]]))),
    )
    .because("They sleep at the same time, so the shortest nap is over first. Who was started first plays no part.")
}

fn not_waited_for() -> u32 {
    let said = Arc::new(AtomicU32::new(0));
    let theirs = Arc::clone(&said);
    thread::spawn(move || theirs.store(1, Ordering::SeqCst));
    said.load(Ordering::SeqCst)
}

pub fn q3_what_main_sees_of_a_thread_that_it_does_not_wait_for(_: Round) -> Question {
    Question::outcomes(
        "A thread is started and stores 1. Main does not wait for it, and looks at once. What can main see?",
        program!(not_waited_for()),
        &["0", "1", "2"],
    )
    .because(
        "`spawn` promises that the thread will run, not when: before main looks, or after. A program that needs the 1 \
         must wait for it.",
    )
}

fn joined_in_the_loop() {
    for _ in 0..3 {
        let thread = thread::spawn(|| nap(3));
        thread.join().unwrap();
    }
}

pub fn q4_who_waits_when_each_is_joined_in_the_loop(round: Round) -> Question {
    let at = round.pick(&[4500, 1500, 7500]);
    Question::waiting(
        format!("Three naps of 3 s, each on a thread of its own. How do the threads stand after {} s?", at as f64 / 1e3),
        program!(joined_in_the_loop()),
        Duration::from_millis(at),
    )
    .because("Main waits for each thread before it starts the next: there are threads, but never two asleep at once.")
}

fn three_naps() {
    thread::scope(|scope| {
        scope.spawn(|| {
            nap(1);
            nap(3);
        });
        scope.spawn(|| nap(2));
    });
}

pub fn q5_when_each_thread_wakes(_: Round) -> Question {
    Question::times(
        "Two threads nap at the same time. Fill in when each of these rows happens.",
        program!(three_naps()),
        Hidden::TimesFrom(2),
    )
    .because("Each thread has a time line of its own. What one sleeps delays nobody but itself.")
}

fn yours(naps: [u64; 3]) -> Duration {
    answer::all_at_once(&naps.map(Duration::from_secs))
}

pub fn q6_step1_naps_at_once(round: Round) -> Question {
    Question::lasts(
        "Your `all_at_once` sleeps through naps of so many seconds. How long does it take?",
        program!(yours(round.pick(&[[3, 1, 2], [2, 6, 4], [1, 1, 5]]))),
    )
    .also(&["all_at_once"])
    .because(
        "At once, they take as long as the longest. If yours takes longer, somebody waited for somebody.",
    )
}
