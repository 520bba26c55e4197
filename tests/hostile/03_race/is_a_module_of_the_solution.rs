//! attack: Takes the solution in as a module.
//! check: step4_no_update_is_lost
//! verdict: does_not_compile

#[path = "ROOT/solutions/03_race.rs"]
mod other;

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    other::run_exact(workers, tasks, pause)
}
