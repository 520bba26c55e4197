//! wrong: Each worker is joined before the next one starts.
//! fails: step4_workers_work_at_the_same_time
//! says: waited for before the next one is started

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let share = |worker: usize| (tasks as usize + worker) / workers;
    let counter = AtomicU32::new(0);
    thread::scope(|scope| {
        for worker in 0..workers {
            let counter = &counter;
            let work = move || {
                for _ in 0..share(worker) {
                    rest(pause());
                    rest(pause());
                    counter.fetch_add(1, Ordering::SeqCst);
                }
            };
            scope.spawn(work).join().unwrap();
        }
    });
    counter.into_inner()
}
