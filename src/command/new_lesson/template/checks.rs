//! 00 · The title: what the step is held to.

use engine::{claim, ensure_eq};

use super::contract;

/// Whatever the schedule, the sum is that of one thread.
fn the_sum_is_right(last: u64) {
    let name = format!("`on_two_threads({last})` returns what `in_turn({last})` returns");
    let adding = move || ensure_eq(contract::on_two_threads(last), contract::in_turn(last), "the sum");
    claim(name).every_schedule(adding);
}

pub fn step1_nothing_is_lost_between_the_halves() {
    the_sum_is_right(11);
}

pub fn step1_there_may_be_nothing_to_add() {
    the_sum_is_right(0);
}
