//! wrong: A second pause is left out if it is as long as the first.
//! fails: step4_every_task_sleeps_through_both_pauses
//! says: the threads slept 100103.005702003s

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let counter = AtomicU32::new(0);
    share_out(workers, tasks, &|| {
        let first = pause();
        rest(first);
        let second = pause();
        if second != first || workers > 1 {
            rest(second);
        }
        counter.fetch_add(1, Ordering::SeqCst);
    });
    counter.into_inner()
}
