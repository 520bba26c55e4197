//! wrong: The semaphore is a `static`, so the second call has the permits of the first.
//! fails: step4_each_call_has_permits_of_its_own
//! says: a semaphore of its own

pub fn run_limited(tasks: usize, permits: usize, work: &(dyn Fn(usize) + Sync)) {
    static SEMAPHORE: std::sync::OnceLock<Semaphore> = std::sync::OnceLock::new();
    let semaphore = SEMAPHORE.get_or_init(|| Semaphore::new(permits));
    run_unlimited(tasks, &|task| {
        let _inside = semaphore.acquire();
        work(task);
    });
}
