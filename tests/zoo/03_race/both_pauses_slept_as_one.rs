//! wrong: Both pauses are added up, and slept at one go.
//! fails: step4_every_task_sleeps_through_both_pauses
//! says: each pause is slept by itself

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let counter = AtomicU32::new(0);
    share_out(workers, tasks, &|| {
        rest(pause() + pause());
        counter.fetch_add(1, Ordering::SeqCst);
    });
    counter.into_inner()
}
