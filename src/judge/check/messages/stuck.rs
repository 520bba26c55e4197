//! Why a process did not end, from what its threads did just before it was stopped.

/// So many threads computed, slept for a set time, or waited.
pub fn stuck(computing: usize, sleeping: usize, waiting: usize) -> String {
    let all = computing + sleeping + waiting;
    match (computing, sleeping) {
        (1.., _) => format!("It is a loop that never ends: {} computing all the time.", of(computing, all)),
        (0, 0) => format!(
            "It is a deadlock, or a very long wait: {} waiting for a lock, a message, a process or each other, and none made progress.",
            of(waiting, all)
        ),
        (0, _) => format!("It is not a loop: {} asleep, and none was computing.", of(sleeping, all)),
    }
}

fn of(some: usize, all: usize) -> String {
    match (some, all) {
        (1, 1) => "its one thread was".into(),
        (some, all) if some == all => format!("all {all} threads were"),
        (1, all) => format!("1 of {all} threads was"),
        (some, all) => format!("{some} of {all} threads were"),
    }
}
