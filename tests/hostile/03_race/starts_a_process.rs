//! attack: Starts another program.
//! check: step4_no_update_is_lost
//! verdict: does_not_compile

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    std::process::Command::new("sh").spawn().map_or(0, |child| child.id())
}
