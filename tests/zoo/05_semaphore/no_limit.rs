//! wrong: The permits are not used at all.
//! fails: step4_at_most_permits_threads_are_inside
//! says: No permit was asked for

pub fn run_limited(tasks: usize, permits: usize, work: &(dyn Fn(usize) + Sync)) {
    let _ = permits;
    run_unlimited(tasks, work);
}
