//! wrong: Tasks that find no permit free are left out.
//! fails: step4_at_most_permits_threads_are_inside
//! says: was never done

pub fn run_limited(tasks: usize, permits: usize, work: &(dyn Fn(usize) + Sync)) {
    let semaphore = Semaphore::new(permits);
    run_unlimited(tasks, &|task| {
        if let Some(_permit) = semaphore.try_acquire() {
            work(task);
        }
    });
}
