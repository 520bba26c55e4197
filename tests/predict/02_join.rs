//! 02 · Wait for threads: what to predict.

use engine::predict::{Hidden, Question, Round};
use engine::program;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

use super::answer;

fn nap(seconds: u64) {
    thread::sleep(Duration::from_secs(seconds));
}

fn job(seconds: u64) -> impl FnOnce() -> u64 + Send + 'static {
    move || {
        nap(seconds);
        seconds
    }
}

fn jobs_in_turn(seconds: [u64; 3]) -> Vec<u64> {
    answer::run_in_turn(seconds.map(job).into())
}

pub fn q1_a_thread_each_but_in_turn(round: Round) -> Question {
    Question::lasts(
        "The given `run_in_turn` gives each job a thread of its own. The jobs nap for so many seconds.",
        program!(jobs_in_turn(round.pick(&[[3, 1, 2], [1, 4, 2], [5, 5, 1]]))),
    )
    .also(&["run_in_turn"])
    .because("It joins each thread before it starts the next one, so the naps add up, threads or not.")
}

fn slow_is_joined_first() {
    let slow = thread::spawn(|| nap(3));
    let quick = thread::spawn(|| nap(1));
    slow.join().unwrap();
    quick.join().unwrap();
}

pub fn q2_the_slow_one_is_joined_first(_: Round) -> Question {
    Question::lasts(
        "One thread naps for 3 s, the other for 1 s. The slow one is joined first. How long does it all take?",
        program!(slow_is_joined_first()),
    )
    .because(
        "Both sleep at the same time. When the slow one is done, the quick one has ended long ago, and its `join` \
         returns at once: the order of the joins costs nothing.",
    )
}

pub fn q3_who_waits_for_whom(round: Round) -> Question {
    let at = round.pick(&[2, 0]);
    Question::waiting(
        format!("The same again. How does each thread stand after {at}.5 s?"),
        program!(slow_is_joined_first()),
        Duration::from_millis(at * 1000 + 500),
    )
    .because("`join` waits for its own thread only. That another one has ended meanwhile does not wake main.")
}

fn sleeps_in_place_of_joining() -> u32 {
    let result = Arc::new(AtomicU32::new(0));
    let theirs = Arc::clone(&result);
    thread::spawn(move || theirs.store(7, Ordering::SeqCst));
    nap(4);
    result.load(Ordering::SeqCst)
}

pub fn q4_what_sleeping_in_place_of_joining_can_see(_: Round) -> Question {
    Question::outcomes(
        "A thread stores 7, and has nothing else to do. Main sleeps for 4 s, and does not join it. What can main see, \
         on any machine, under any load?",
        program!(sleeps_in_place_of_joining()),
        &["0", "4", "7"],
    )
    .because(
        "Nothing promises that the thread gets a core within 4 s. Sleeping is a bet on the speed of the machine; \
         `join` is a promise.",
    )
}

fn one_of_two_panics() -> u32 {
    let bad = thread::spawn(|| -> u32 { panic!("no such file") });
    let good = thread::spawn(|| 7);
    bad.join().unwrap_or(1) + good.join().unwrap_or(1)
}

pub fn q5_a_panic_beside_a_result(_: Round) -> Question {
    Question::outcomes(
        "One of two threads panics. What can the sum be?",
        program!(one_of_two_panics()),
        &["2", "7", "8", "14"],
    )
    .because("A panic ends its own thread and nobody else's. Whoever joins it gets an `Err`, and goes on.")
}

fn two_naps() {
    thread::scope(|scope| {
        scope.spawn(|| nap(3));
        scope.spawn(|| nap(1));
    });
    nap(2);
}

pub fn q6_when_the_scope_ends(_: Round) -> Question {
    Question::times(
        "A scope with two threads, and a nap of 2 s after it. Fill in when each of these rows happens.",
        program!(two_naps()),
        Hidden::TimesFrom(2),
    )
    .because(
        "A scope ends when all that was started in it has ended: main goes on after the slowest, not before.",
    )
}

fn your_jobs(seconds: [u64; 3]) -> Vec<u64> {
    answer::run_all(seconds.map(job).into())
}

pub fn q7_step1_your_jobs_at_once(round: Round) -> Question {
    Question::lasts(
        "Your `run_all` does jobs of so many seconds. How long does it take?",
        program!(your_jobs(round.pick(&[[3, 1, 2], [2, 2, 2], [1, 6, 3]]))),
    )
    .also(&["run_all"])
    .because(
        "At once they take as long as the slowest. If yours takes longer, a `join` stands before a `spawn`.",
    )
}
