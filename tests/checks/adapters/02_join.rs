//! 02 · Join: what an answer plugs into the contract.

use super::answer;
use super::contract::Answer;

pub static ANSWER: Answer = Answer {
    run_all: |jobs| answer::run_all(jobs),
    run_all_catching: |jobs| answer::run_all_catching(jobs),
    parallel_sum: |numbers, threads| answer::parallel_sum(numbers, threads),
};
