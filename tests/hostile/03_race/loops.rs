//! attack: Does not end.
//! check: step4_no_update_is_lost
//! verdict: timed_out

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    loop {
        std::hint::black_box(tasks);
    }
}
