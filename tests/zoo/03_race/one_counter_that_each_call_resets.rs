//! wrong: One static counter serves all calls, and each sets it to 0 at its start.
//! fails: step4_two_calls_at_once_are_two
//! says: what belongs to one call reaches another one

static COUNTER: AtomicU32 = AtomicU32::new(0);

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    COUNTER.store(0, Ordering::SeqCst);
    share_out(workers, tasks, &|| {
        rest(pause());
        rest(pause());
        COUNTER.fetch_add(1, Ordering::SeqCst);
    });
    COUNTER.load(Ordering::SeqCst)
}
