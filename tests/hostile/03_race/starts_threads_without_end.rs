//! attack: Starts threads without end.
//! check: step4_no_update_is_lost
//! verdict: failed

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    loop {
        thread::spawn(|| thread::park());
    }
}
