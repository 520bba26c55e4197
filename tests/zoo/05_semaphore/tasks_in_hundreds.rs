//! wrong: The tasks go in groups of 200, and each group waits for the slowest of the one before.
//! fails: step4_many_tasks_and_many_permits_are_no_other_matter
//! says: a group waits for its slowest

pub fn run_limited(tasks: usize, permits: usize, work: &(dyn Fn(usize) + Sync)) {
    let semaphore = Semaphore::new(permits);
    for first in (0..tasks).step_by(200) {
        run_unlimited(200.min(tasks - first), &|task| {
            let _inside = semaphore.acquire();
            work(first + task);
        });
    }
}
