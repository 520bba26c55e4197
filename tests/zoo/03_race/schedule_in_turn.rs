//! wrong: Threads that take turns as a whole lose nothing.
//! fails: step2_the_order_leaves_two
//! says: It leaves 4

pub fn losing_schedule() -> Vec<Turn> {
    use Turn::{A, B};
    vec![A, A, A, A, B, B, B, B]
}
