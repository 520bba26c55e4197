//! right: A failed compare-and-exchange is tried again with what it found.

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let counter = AtomicU32::new(0);
    share_out(workers, tasks, &|| {
        rest(pause());
        let mut seen = counter.load(Ordering::Relaxed);
        rest(pause());
        while let Err(now) = counter.compare_exchange_weak(seen, seen + 1, Ordering::SeqCst, Ordering::Relaxed) {
            seen = now;
        }
    });
    counter.into_inner()
}
