//! wrong: The number of tasks is returned, and no task is done.
//! fails: step4_every_task_sleeps_through_both_pauses
//! says: Nothing is done

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let _ = (workers, pause);
    tasks
}
