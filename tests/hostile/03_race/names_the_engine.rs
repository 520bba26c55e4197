//! attack: Takes the engine in as a crate.
//! check: step4_no_update_is_lost
//! verdict: does_not_compile

extern crate engine;

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    0
}
