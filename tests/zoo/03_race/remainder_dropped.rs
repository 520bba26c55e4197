//! wrong: Tasks are dealt out in equal shares, and the remainder is forgotten.
//! fails: step4_no_update_is_lost
//! says: the result was 3

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let share = tasks / workers as u32;
    let counter = AtomicU32::new(0);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                for _ in 0..share {
                    rest(pause());
                    rest(pause());
                    counter.fetch_add(1, Ordering::SeqCst);
                }
            });
        }
    });
    counter.into_inner()
}
