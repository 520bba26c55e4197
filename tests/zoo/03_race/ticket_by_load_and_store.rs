//! wrong: The counter is exact, but two workers can take the same task.
//! fails: step4_no_update_is_lost
//! says: Lost update

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let (counter, taken) = (AtomicU32::new(0), AtomicU32::new(0));
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let ticket = taken.load(Ordering::SeqCst);
                    if ticket >= tasks {
                        break;
                    }
                    taken.store(ticket + 1, Ordering::SeqCst);
                    rest(pause());
                    rest(pause());
                    counter.fetch_add(1, Ordering::SeqCst);
                }
            });
        }
    });
    counter.into_inner()
}
