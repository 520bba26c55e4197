//! wrong: The pauses are cut to whole milliseconds.
//! fails: step4_every_task_sleeps_through_both_pauses
//! says: the threads slept 100106.005s

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let counter = AtomicU32::new(0);
    share_out(workers, tasks, &|| {
        let pause = || Duration::from_millis(pause().as_millis() as u64);
        rest(pause());
        rest(pause());
        counter.fetch_add(1, Ordering::SeqCst);
    });
    counter.into_inner()
}
