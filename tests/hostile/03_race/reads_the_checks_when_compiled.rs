//! attack: Includes the text of the checks.
//! check: step4_no_update_is_lost
//! verdict: does_not_compile

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    include_str!("ROOT/tests/checks/03_race.rs").len() as u32
}
