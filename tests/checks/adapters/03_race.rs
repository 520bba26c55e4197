//! 03 · Race: what an answer plugs into the contract.

use super::answer;
use super::contract::{Answer, Trend, Turn};

pub static ANSWER: Answer = Answer {
    racy_task: |counter, pause| answer::racy_task(counter, pause),
    run_racy: |workers, tasks, pause| answer::run_racy(workers, tasks, pause),
    with_forty_workers: || match answer::with_forty_workers() {
        answer::Trend::Rises => Trend::Rises,
        answer::Trend::Falls => Trend::Falls,
        answer::Trend::StaysTheSame => Trend::StaysTheSame,
    },
    losing_schedule: || answer::losing_schedule().into_iter().map(turn).collect(),
    possible_outcomes: |threads, adds| answer::possible_outcomes(threads, adds),
    run_exact: |workers, tasks, pause| answer::run_exact(workers, tasks, pause),
};

fn turn(turn: answer::Turn) -> Turn {
    match turn {
        answer::Turn::A => Turn::A,
        answer::Turn::B => Turn::B,
    }
}
