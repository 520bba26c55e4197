//! attack: Includes the solution.
//! check: step4_no_update_is_lost
//! verdict: does_not_compile

mod inside {
    include!("ROOT/solutions/03_race.rs");
}

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    inside::run_exact(workers, tasks, pause)
}
