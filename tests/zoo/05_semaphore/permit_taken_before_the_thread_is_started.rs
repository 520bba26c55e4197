//! right: The permit is taken first and moves into the thread: no thread ever waits, and the limit is the same.

pub fn run_limited(tasks: usize, permits: usize, work: &(dyn Fn(usize) + Sync)) {
    let semaphore = Semaphore::new(permits);
    thread::scope(|scope| {
        for task in 0..tasks {
            let permit = semaphore.acquire();
            scope.spawn(move || {
                work(task);
                drop(permit);
            });
        }
    });
}
