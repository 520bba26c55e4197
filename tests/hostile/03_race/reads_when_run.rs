//! attack: Reads the solution when it runs.
//! check: step4_no_update_is_lost
//! verdict: does_not_compile
//! says: fs

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    std::fs::read("ROOT/solutions/03_race.rs").map_or(0, |text| text.len() as u32)
}
