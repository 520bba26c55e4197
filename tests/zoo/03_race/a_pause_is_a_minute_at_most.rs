//! wrong: No pause is thought to be longer than a minute.
//! fails: step4_every_task_sleeps_through_both_pauses
//! says: the threads slept 136.005702002s

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let counter = AtomicU32::new(0);
    share_out(workers, tasks, &|| {
        for _ in 0..2 {
            rest(pause().min(Duration::from_secs(60)));
        }
        counter.fetch_add(1, Ordering::SeqCst);
    });
    counter.into_inner()
}
