//! wrong: Each thread is waited for before the next one is started.
//! fails: step4_nine_tasks_of_3_s_take_9_s_or_15_s
//! says: waited for before the next one

pub fn run_limited(tasks: usize, permits: usize, work: &(dyn Fn(usize) + Sync)) {
    let semaphore = Semaphore::new(permits);
    thread::scope(|scope| {
        for task in 0..tasks {
            let semaphore = &semaphore;
            let thread = scope.spawn(move || {
                let _permit = semaphore.acquire();
                work(task);
            });
            thread.join().unwrap();
        }
    });
}
