//! wrong: Each thread makes a semaphore, and asks its own for a permit.
//! fails: step4_at_most_permits_threads_are_inside
//! says: a semaphore of its own

pub fn run_limited(tasks: usize, permits: usize, work: &(dyn Fn(usize) + Sync)) {
    run_unlimited(tasks, &|task| {
        let semaphore = Semaphore::new(permits);
        let _permit = semaphore.acquire();
        work(task);
    });
}
