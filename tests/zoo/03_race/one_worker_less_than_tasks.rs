//! wrong: One of the workers is thought to be too many where there are no more tasks than workers.
//! fails: step4_any_number_of_workers_work_at_the_same_time
//! says: where 2 tasks are to be under way

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let workers = workers.min((tasks as usize).saturating_sub(1)).max(1);
    let counter = AtomicU32::new(0);
    share_out(workers, tasks, &|| {
        rest(pause());
        rest(pause());
        counter.fetch_add(1, Ordering::SeqCst);
    });
    counter.into_inner()
}
