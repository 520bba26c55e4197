//! wrong: Whether a task is left is asked in one step, and it is taken in the next; what is done too often is not counted.
//! fails: step4_one_worker_more_workers_than_tasks_and_no_task_are_fine
//! says: `pause` was called 4 times, and should be called 2 times

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let (counter, taken) = (AtomicU32::new(0), AtomicU32::new(0));
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while taken.load(Ordering::SeqCst) < tasks {
                    taken.fetch_add(1, Ordering::SeqCst);
                    rest(pause());
                    rest(pause());
                    counter.fetch_add(1, Ordering::SeqCst);
                }
            });
        }
    });
    counter.into_inner().min(tasks)
}
