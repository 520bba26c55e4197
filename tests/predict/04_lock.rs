//! 04 · Mutual exclusion: what to predict.

use engine::predict::{Hidden, Question, Round};
use engine::program;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use super::answer;

fn nap(seconds: u64) {
    thread::sleep(Duration::from_secs(seconds));
}

fn add_in_two_steps(counter: &Mutex<u32>, by: u32) {
    let read = *counter.lock().unwrap();
    *counter.lock().unwrap() = read + by;
}

fn ten_and_twenty() -> u32 {
    let counter = Mutex::new(0);
    thread::scope(|scope| {
        scope.spawn(|| add_in_two_steps(&counter, 10));
        scope.spawn(|| add_in_two_steps(&counter, 20));
    });
    counter.into_inner().unwrap()
}

pub fn q1_two_locked_sections_each(round: Round) -> Question {
    let orders: [&[usize]; 3] =
        [&[0, 0, 1, 1, 0, 0, 1, 1], &[0, 0, 1, 1, 1, 1, 0, 0], &[1, 1, 1, 1, 0, 0, 0, 0]];
    Question::cells(
        "Two threads add 10 and 20. Each locks the counter twice: to read, and to write. They take turns like this.",
        program!(ten_and_twenty()),
        round.pick(&orders),
        Hidden::ValuesFrom(3),
    )
    .also(&["add_in_two_steps"])
    .because(
        "No two threads are ever inside a locked section at once. But what was read in the first section may be old \
         in the second.",
    )
}

pub fn q2_what_two_locked_sections_leave(_: Round) -> Question {
    Question::outcomes(
        "The same program, in any order of its moves. What can be left?",
        program!(ten_and_twenty()),
        &["0", "10", "20", "30"],
    )
    .also(&["add_in_two_steps"])
    .because(
        "Between its two sections a thread holds no lock, and the other can write. One section must do both.",
    )
}

fn two_ways() {
    let left = Mutex::new(50);
    let right = Mutex::new(50);
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut from = left.lock().unwrap();
            let mut to = right.lock().unwrap();
            (*from, *to) = (*from - 1, *to + 1);
        });
        scope.spawn(|| {
            let mut from = right.lock().unwrap();
            let mut to = left.lock().unwrap();
            (*from, *to) = (*from - 1, *to + 1);
        });
    });
}

pub fn q3_both_ways_at_once(_: Round) -> Question {
    Question::standstill(
        "Two threads move 1 at the same time, in opposite directions. After these moves nothing goes on any more.",
        program!(two_ways()),
    )
    .because(
        "Each holds what the other wants, and gives nothing back while it waits. Such a circle can't close when all \
         take the locks in one order.",
    )
}

fn to_itself() {
    let account = Mutex::new(50);
    let mut from = account.lock().unwrap();
    let mut to = account.lock().unwrap();
    (*from, *to) = (*from - 1, *to + 1);
}

pub fn q4_from_an_account_to_itself(_: Round) -> Question {
    Question::standstill("A transfer from an account to itself, and no other thread at all.", program!(to_itself()))
        .because(
            "A lock of std does not know that it is its own holder who asks: main waits for main. A circle may have \
             one member.",
        )
}

fn looked_up_with_the_lock_held(items: usize) -> u64 {
    let total = Mutex::new(0);
    thread::scope(|scope| {
        for _ in 0..items {
            scope.spawn(|| {
                let mut total = total.lock().unwrap();
                nap(3);
                *total += 5;
            });
        }
    });
    total.into_inner().unwrap()
}

pub fn q5_slow_work_with_the_lock_held(round: Round) -> Question {
    Question::lasts(
        "Each thread looks up a price, which takes 3 s, and adds it. How long do they all take?",
        program!(looked_up_with_the_lock_held(round.pick(&[4, 6, 3]))),
    )
    .because(
        "Each holds the lock while it looks up, so the others wait: the look-ups happen one after the other.",
    )
}

fn a_guard_called_underscore() {
    let door = Mutex::new(());
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                let _ = door.lock().map(drop);
                nap(2);
            });
        }
    });
}

pub fn q6_a_guard_that_is_dropped_at_once(_: Round) -> Question {
    Question::lasts(
        "Three threads lock the door, and then take 2 s. How long do they all take?",
        program!(a_guard_called_underscore()),
    )
    .because(
        "The guard is dropped on the line that takes it, so the lock is free again before the nap. The same happens \
         with `let _ = door.lock();`, which keeps nothing.",
    )
}

fn yours() -> u32 {
    let counter = Mutex::new(0);
    thread::scope(|scope| {
        scope.spawn(|| answer::increase(&counter, 10, Duration::ZERO));
        scope.spawn(|| answer::increase(&counter, 20, Duration::ZERO));
    });
    counter.into_inner().unwrap()
}

pub fn q7_step1_what_your_own_leaves(_: Round) -> Question {
    Question::outcomes(
        "Two threads call your `increase` with 10 and 20. What can be left?",
        program!(yours()),
        &["0", "10", "20", "30"],
    )
    .also(&["increase"])
    .because("If reading and writing are one locked step, nothing comes between them, whoever is first.")
}
