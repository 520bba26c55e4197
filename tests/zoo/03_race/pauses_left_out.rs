//! wrong: The work is exact because there is no work left in it.
//! fails: step4_every_task_sleeps_through_both_pauses
//! says: `pause` was called 0 times

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let _ = pause;
    let counter = AtomicU32::new(0);
    share_out(workers, tasks, &|| {
        counter.fetch_add(1, Ordering::SeqCst);
    });
    counter.into_inner()
}
