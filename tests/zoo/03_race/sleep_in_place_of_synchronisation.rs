//! wrong: Threads that start at other times are expected not to meet.
//! fails: step4_no_update_is_lost_while_tasks_pause
//! says: Lost update

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let (counter, taken) = (AtomicU32::new(0), AtomicU32::new(0));
    thread::scope(|scope| {
        for worker in 0..workers {
            let (counter, taken) = (&counter, &taken);
            scope.spawn(move || {
                while taken.fetch_add(1, Ordering::SeqCst) < tasks {
                    rest(pause());
                    rest(pause());
                    rest(Duration::from_micros(worker as u64));
                    let seen = counter.load(Ordering::SeqCst);
                    counter.store(seen + 1, Ordering::SeqCst);
                }
            });
        }
    });
    counter.into_inner()
}
