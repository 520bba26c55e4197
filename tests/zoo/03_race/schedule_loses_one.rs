//! wrong: One lost update leaves 3.
//! fails: step2_the_order_leaves_two
//! says: It leaves 3

pub fn losing_schedule() -> Vec<Turn> {
    use Turn::{A, B};
    vec![A, B, A, B, A, A, B, B]
}
