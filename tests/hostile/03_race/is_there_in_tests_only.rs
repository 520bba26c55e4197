//! attack: Leaves itself out when it is no test.
//! check: step4_no_update_is_lost
//! verdict: does_not_compile
//! first: #![cfg(test)]

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    tasks
}
