//! wrong: The permit is held to get in, and not while inside.
//! fails: step4_at_most_permits_threads_are_inside
//! says: until `work` has returned

pub fn run_limited(tasks: usize, permits: usize, work: &(dyn Fn(usize) + Sync)) {
    let semaphore = Semaphore::new(permits);
    run_unlimited(tasks, &|task| {
        drop(semaphore.acquire());
        work(task);
    });
}
