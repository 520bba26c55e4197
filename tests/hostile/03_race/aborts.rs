//! attack: Ends the process at once.
//! check: step4_no_update_is_lost
//! verdict: does_not_compile
//! says: process

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    std::process::abort()
}
