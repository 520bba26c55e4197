//! attack: Catches the panics with which the model ends its threads.
//! check: step4_no_update_is_lost
//! verdict: failed

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    for _ in 0..1000 {
        let _ = std::panic::catch_unwind(|| thread::park());
    }
    tasks
}
