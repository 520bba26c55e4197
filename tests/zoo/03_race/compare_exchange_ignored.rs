//! wrong: A failed compare-and-exchange is taken for done.
//! fails: step4_no_update_is_lost
//! says: A failed compare-and-exchange writes nothing

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let counter = AtomicU32::new(0);
    share_out(workers, tasks, &|| {
        rest(pause());
        let seen = counter.load(Ordering::SeqCst);
        rest(pause());
        let _ = counter.compare_exchange(seen, seen + 1, Ordering::SeqCst, Ordering::SeqCst);
    });
    counter.into_inner()
}
