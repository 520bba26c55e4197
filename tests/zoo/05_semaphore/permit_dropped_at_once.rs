//! wrong: `let _ =` is thought to keep the permit.
//! fails: step4_at_most_permits_threads_are_inside
//! says: until `work` has returned

pub fn run_limited(tasks: usize, permits: usize, work: &(dyn Fn(usize) + Sync)) {
    let semaphore = Semaphore::new(permits);
    run_unlimited(tasks, &|task| {
        let _ = semaphore.acquire();
        work(task);
    });
}
