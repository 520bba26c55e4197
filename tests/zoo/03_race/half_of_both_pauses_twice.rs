//! wrong: Both pauses are added up, and half of that is slept, twice.
//! fails: step4_every_task_sleeps_through_both_pauses
//! says: each pause is slept by itself

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let counter = AtomicU32::new(0);
    share_out(workers, tasks, &|| {
        let both = pause() + pause();
        rest(both / 2);
        rest(both - both / 2);
        counter.fetch_add(1, Ordering::SeqCst);
    });
    counter.into_inner()
}
