//! attack: Does not end, and takes steps of the model while it does not.
//! check: step4_no_update_is_lost
//! verdict: failed

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let never = AtomicU32::new(0);
    while never.load(Ordering::SeqCst) == 0 {
        thread::yield_now();
    }
    tasks
}
