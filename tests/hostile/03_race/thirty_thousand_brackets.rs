//! attack: Nests so deep that a parser runs out of stack.
//! check: step4_no_update_is_lost
//! verdict: does_not_compile

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let _ = (workers, tasks, pause);
    BRACKETS
}
