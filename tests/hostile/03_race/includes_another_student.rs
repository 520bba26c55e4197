//! attack: Takes in what another student has handed in.
//! check: step4_no_update_is_lost
//! verdict: does_not_compile

#[path = "CLASS/aaron/lessons/03_race.rs"]
mod other;

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    other::run_exact(workers, tasks, pause)
}
