//! right: The order in which the tasks go in is nobody's business.

pub fn run_limited(tasks: usize, permits: usize, work: &(dyn Fn(usize) + Sync)) {
    let semaphore = Semaphore::new(permits);
    let go_in = &|task: usize| {
        let _permit = semaphore.acquire();
        work(task);
    };
    thread::scope(|scope| {
        let handles: Vec<_> = (0..tasks).rev().map(|task| scope.spawn(move || go_in(task))).collect();
        handles.into_iter().for_each(|handle| handle.join().unwrap());
    });
}
