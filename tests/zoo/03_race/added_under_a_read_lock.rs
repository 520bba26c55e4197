//! wrong: A lock that is taken for reading is thought to keep others out.
//! fails: step4_no_update_is_lost
//! says: taken for reading lets several threads in

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let (counter, adding) = (AtomicU32::new(0), std::sync::RwLock::new(()));
    share_out(workers, tasks, &|| {
        rest(pause());
        rest(pause());
        let _adding = adding.read().unwrap();
        let loaded = counter.load(Ordering::SeqCst);
        counter.store(loaded + 1, Ordering::SeqCst);
    });
    counter.into_inner()
}
