//! 08 · Downloads: what an answer plugs into the contract of its retries.

use super::answer;
use super::contract::Answer;

pub static ANSWER: Answer = Answer {
    with_retries: |attempts, first_pause, attempt| answer::with_retries(attempts, first_pause, attempt),
};
