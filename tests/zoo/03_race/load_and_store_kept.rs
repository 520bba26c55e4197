//! wrong: Atomic loads and stores are taken for an atomic addition.
//! fails: step4_no_update_is_lost
//! says: Lost update

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    run_racy(workers, tasks, pause)
}
