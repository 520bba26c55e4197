//! right: A relaxed fetch_add: the scope's join orders the final reading.

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let counter = AtomicU32::new(0);
    share_out(workers, tasks, &|| {
        rest(pause());
        rest(pause());
        counter.fetch_add(1, Ordering::Relaxed);
    });
    counter.load(Ordering::Relaxed)
}
