//! wrong: Of no tasks one is done, and not counted.
//! fails: step4_one_worker_more_workers_than_tasks_and_no_task_are_fine
//! says: `pause` was called 2 times, and should be called 0 times

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let last = tasks.max(1) - 1;
    let (counter, taken) = (AtomicU32::new(0), AtomicU32::new(0));
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while taken.fetch_add(1, Ordering::SeqCst) <= last {
                    rest(pause());
                    rest(pause());
                    counter.fetch_add(1, Ordering::SeqCst);
                }
            });
        }
    });
    counter.into_inner().min(tasks)
}
