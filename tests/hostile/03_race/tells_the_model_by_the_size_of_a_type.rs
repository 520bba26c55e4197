//! attack: Knows the model by the size of a type, and does nothing elsewhere.
//! check: step4_every_task_sleeps_through_both_pauses
//! verdict: failed
//! says: on real threads

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    const IS_MODEL: bool = size_of::<AtomicU32>() > 4;
    if !IS_MODEL {
        return tasks;
    }
    let counter = AtomicU32::new(0);
    share_out(workers, tasks, &|| {
        rest(pause());
        rest(pause());
        counter.fetch_add(1, Ordering::SeqCst);
    });
    counter.into_inner()
}
