//! wrong: What a task takes is given back in a line after `work`, which a panic does not run.
//! fails: step4_a_task_that_panics_keeps_nobody_waiting
//! says: A panic runs no line that follows `work`

pub fn run_limited(tasks: usize, permits: usize, work: &(dyn Fn(usize) + Sync)) {
    let free = Mutex::new(permits);
    let returned = Condvar::new();
    run_unlimited(tasks, &|task| {
        *returned.wait_while(free.lock().unwrap(), |free| *free == 0).unwrap() -= 1;
        work(task);
        *free.lock().unwrap() += 1;
        returned.notify_one();
    });
}
