//! attack: Does not end.
//! check: step4_one_worker_more_workers_than_tasks_and_no_task_are_fine
//! verdict: timed_out

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let _ = (workers, pause);
    while std::hint::black_box(tasks) == 0 {}
    tasks
}
