//! wrong: With one permit the tasks go one at a time, and the calling thread does them.
//! fails: step4_each_task_has_a_thread_of_its_own
//! says: No thread was started

pub fn run_limited(tasks: usize, permits: usize, work: &(dyn Fn(usize) + Sync)) {
    if permits == 1 {
        (0..tasks).for_each(work);
        return;
    }
    let semaphore = Semaphore::new(permits);
    run_unlimited(tasks, &|task| {
        let _inside = semaphore.acquire();
        work(task);
    });
}
