//! wrong: A weak compare-and-exchange that fails though the value is the same is taken for done: it may fail for no reason.
//! fails: step4_no_update_is_lost
//! says: the result was

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let counter = AtomicU32::new(0);
    share_out(workers, tasks, &|| {
        rest(pause());
        rest(pause());
        let mut seen = counter.load(Ordering::SeqCst);
        loop {
            match counter.compare_exchange_weak(seen, seen + 1, Ordering::SeqCst, Ordering::SeqCst) {
                Err(now) if now != seen => seen = now,
                _ => return,
            }
        }
    });
    counter.into_inner()
}
