//! wrong: The pause is asked for once, and slept through twice.
//! fails: step4_every_task_sleeps_through_both_pauses
//! says: `pause` was called 6 times

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let counter = AtomicU32::new(0);
    share_out(workers, tasks, &|| {
        let length = pause();
        rest(length);
        rest(length);
        counter.fetch_add(1, Ordering::SeqCst);
    });
    counter.into_inner()
}
