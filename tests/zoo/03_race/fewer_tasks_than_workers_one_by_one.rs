//! wrong: A single worker does the tasks where there are fewer of them than workers.
//! fails: step4_any_number_of_workers_work_at_the_same_time
//! says: where 3 tasks are to be under way

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let workers = if (tasks as usize) < workers { 1 } else { workers };
    let counter = AtomicU32::new(0);
    share_out(workers, tasks, &|| {
        rest(pause());
        rest(pause());
        counter.fetch_add(1, Ordering::SeqCst);
    });
    counter.into_inner()
}
