//! wrong: More than 64 threads at once are thought to be too many, whatever `permits` says.
//! fails: step4_many_tasks_and_many_permits_are_no_other_matter
//! says: Never more than 64 inside at once

pub fn run_limited(tasks: usize, permits: usize, work: &(dyn Fn(usize) + Sync)) {
    let semaphore = Semaphore::new(permits.min(64));
    run_unlimited(tasks, &|task| {
        let _inside = semaphore.acquire();
        work(task);
    });
}
