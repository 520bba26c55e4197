//! wrong: A thread for each permit, in place of one for each task.
//! fails: step4_each_task_has_a_thread_of_its_own
//! says: new threads, for 4 tasks

pub fn run_limited(tasks: usize, permits: usize, work: &(dyn Fn(usize) + Sync)) {
    let left = Mutex::new(0..tasks);
    run_unlimited(permits.min(tasks), &|_| {
        loop {
            let Some(task) = left.lock().unwrap().next() else { return };
            work(task);
        }
    });
}
