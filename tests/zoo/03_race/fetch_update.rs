//! right: The loop round compare-and-exchange, as std writes it.

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let counter = AtomicU32::new(0);
    share_out(workers, tasks, &|| {
        rest(pause());
        rest(pause());
        counter.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |seen| Some(seen + 1)).unwrap();
    });
    counter.into_inner()
}
