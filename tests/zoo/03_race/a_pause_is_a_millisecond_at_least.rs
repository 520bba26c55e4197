//! wrong: A pause takes a millisecond at least.
//! fails: step4_every_task_sleeps_through_both_pauses
//! says: and the threads slept 100106.009

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let counter = AtomicU32::new(0);
    share_out(workers, tasks, &|| {
        for _ in 0..2 {
            rest(pause().max(Duration::from_millis(1)));
        }
        counter.fetch_add(1, Ordering::SeqCst);
    });
    counter.into_inner()
}
