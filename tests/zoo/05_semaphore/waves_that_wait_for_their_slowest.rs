//! wrong: The tasks go in in groups, and the next group waits for the whole of the last.
//! fails: step4_a_slow_task_holds_up_no_other
//! says: a group waits for its slowest

pub fn run_limited(tasks: usize, permits: usize, work: &(dyn Fn(usize) + Sync)) {
    let all: Vec<usize> = (0..tasks).collect();
    for wave in all.chunks(permits) {
        thread::scope(|scope| {
            for &task in wave {
                scope.spawn(move || work(task));
            }
        });
    }
}
