//! 03 · Race condition: what to predict.

use engine::predict::{Hidden, Question, Round};
use engine::program;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

use super::answer;

/// No time between the moves: only their order counts.
fn no_pause() -> Duration {
    Duration::ZERO
}

fn race(threads: usize, adds: usize) -> u32 {
    let counter = AtomicU32::new(0);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| (0..adds).for_each(|_| answer::racy_task(&counter, &no_pause)));
        }
    });
    counter.into_inner()
}

pub fn q1_two_threads_add_once(round: Round) -> Question {
    let orders: [&[usize]; 3] = [&[0, 1, 0, 1], &[0, 0, 1, 1], &[1, 0, 0, 1]];
    Question::cells(
        "Two threads do the given `racy_task` once each, without pauses. They take their turns in this order.",
        program!(race(2, 1)),
        round.pick(&orders),
        Hidden::ValuesFrom(1),
    )
    .also(&["racy_task"])
    .because(
        "Each thread stores what it loaded plus 1, whatever was stored since. Only who loads after the other has \
         stored adds to it.",
    )
}

pub fn q2_two_threads_add_twice(round: Round) -> Question {
    let orders: [&[usize]; 3] =
        [&[0, 0, 1, 0, 1, 1, 0, 1], &[0, 1, 1, 1, 1, 0, 0, 0], &[1, 0, 0, 0, 1, 0, 1, 1]];
    Question::cells(
        "Now each of the two adds twice. How far does the counter get in this order?",
        program!(race(2, 2)),
        round.pick(&orders),
        Hidden::ValuesFrom(2),
    )
    .also(&["racy_task"])
    .because(
        "A store overwrites whatever came between it and its own load. Follow each load down to its store, and \
         nothing else.",
    )
}

pub fn q3_every_final_value_of_three_threads(_: Round) -> Question {
    Question::outcomes(
        "Three threads do the given `racy_task` once each. What can the counter be at the end?",
        program!(race(3, 1)),
        &["0", "1", "2", "3"],
    )
    .also(&["racy_task"])
    .because(
        "All three may load 0, so 1 is possible; each thread stores at least 1, so 0 is not. One after the other, \
         they leave 3.",
    )
}

fn one_and_ten() -> u32 {
    let counter = AtomicU32::new(0);
    thread::scope(|scope| {
        scope.spawn(|| {
            let loaded = counter.load(Ordering::SeqCst);
            counter.store(loaded + 1, Ordering::SeqCst);
        });
        scope.spawn(|| counter.fetch_add(10, Ordering::SeqCst));
    });
    counter.into_inner()
}

pub fn q4_one_of_the_two_adds_in_one_step(_: Round) -> Question {
    Question::outcomes(
        "One thread adds 1 by load and store. The other adds 10 by `fetch_add`, in one step. What can be left?",
        program!(one_and_ten()),
        &["0", "1", "10", "11"],
    )
    .because(
        "`fetch_add` never loses what others wrote, but it can't protect its own 10 from a store of a value that was \
         loaded before. Both sides must add in one step.",
    )
}

fn twenty_workers(tasks: u32) -> u32 {
    answer::run_racy(20, tasks, &|| Duration::from_secs(1))
}

pub fn q5_how_long_the_experiment_takes(round: Round) -> Question {
    let tasks = round.pick(&[500, 300, 90]);
    Question::lasts(
        format!(
            "{tasks} of the given racy tasks, and every pause is 1 s. 20 workers share them. How many seconds pass?"
        ),
        program!(twenty_workers(tasks)),
    )
    .also(&["run_racy", "racy_task"])
    .because(
        "Each task pauses twice, so 20 workers do 20 tasks every 2 s. They pause at the same time, and a last round \
         that is not full takes as long as a full one.",
    )
}

fn exact() -> u32 {
    answer::run_exact(2, 2, &no_pause)
}

pub fn q6_step4_every_final_value_of_your_own(_: Round) -> Question {
    Question::outcomes(
        "Your `run_exact` does two tasks on two workers. What can it return?",
        program!(exact()),
        &["0", "1", "2", "3"],
    )
    .also(&["run_exact"])
    .because(
        "If adding is one step, no schedule loses anything. If not, the model has found the one that does.",
    )
}
