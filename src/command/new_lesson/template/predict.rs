//! 00 · The title: what to predict.

use engine::predict::{Question, Round};
use engine::program;

use super::answer;

pub fn q1_the_given_code_has_one_outcome(round: Round) -> Question {
    Question::outcomes(
        "What can the given `in_turn` return?",
        program!(answer::in_turn(round.pick(&[3, 4, 5]))),
        &["6", "10", "15"],
    )
    .because("One thread alone has one schedule, and so one outcome.")
}
