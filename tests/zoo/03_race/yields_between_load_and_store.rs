//! wrong: A yield between load and store is thought to let the others go first, so that nobody comes between the yield and the store.
//! fails: step4_no_update_is_lost
//! says: Lost update

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let counter = AtomicU32::new(0);
    share_out(workers, tasks, &|| {
        rest(pause());
        rest(pause());
        thread::yield_now();
        let seen = counter.load(Ordering::SeqCst);
        counter.store(seen + 1, Ordering::SeqCst);
    });
    counter.into_inner()
}
