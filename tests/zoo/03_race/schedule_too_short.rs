//! wrong: A turn is taken for a whole addition.
//! fails: step2_each_thread_has_four_of_the_eight_turns
//! says: gives A 2 turns and B 2

pub fn losing_schedule() -> Vec<Turn> {
    use Turn::{A, B};
    vec![A, B, A, B]
}
