//! 00 · The title: what an answer plugs into the contract.

use super::answer;
use super::contract::Answer;

pub static ANSWER: Answer = Answer {
    in_turn: |last| answer::in_turn(last),
    on_two_threads: |last| answer::on_two_threads(last),
};
