//! wrong: The work is done by one thread: exact, and one at a time.
//! fails: step4_workers_work_at_the_same_time
//! says: All tasks run on one thread

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    run_racy(workers.min(1), tasks, pause)
}
