//! wrong: There are never more than 500 workers.
//! fails: step4_any_number_of_workers_work_at_the_same_time
//! says: never more than 500 threads

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let counter = AtomicU32::new(0);
    share_out(workers.min(500), tasks, &|| {
        rest(pause());
        rest(pause());
        counter.fetch_add(1, Ordering::SeqCst);
    });
    counter.into_inner()
}
