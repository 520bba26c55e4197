//! right: How long to pause is asked under a lock; the pause itself is slept without it.

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let asking = std::sync::Mutex::new(());
    let counter = AtomicU32::new(0);
    share_out(workers, tasks, &|| {
        for _ in 0..2 {
            let length = {
                let _asking = asking.lock().unwrap();
                pause()
            };
            rest(length);
        }
        counter.fetch_add(1, Ordering::SeqCst);
    });
    counter.into_inner()
}
