//! wrong: The semaphore is used as a lock: one permit, whatever was asked for.
//! fails: step4_nine_tasks_of_3_s_take_9_s_or_15_s
//! says: Never more than 1 inside at once; 3 may be

pub fn run_limited(tasks: usize, permits: usize, work: &(dyn Fn(usize) + Sync)) {
    let _ = permits;
    let semaphore = Semaphore::new(1);
    run_unlimited(tasks, &|task| {
        let _permit = semaphore.acquire();
        work(task);
    });
}
