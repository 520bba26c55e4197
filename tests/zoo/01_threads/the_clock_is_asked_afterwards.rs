//! wrong: Nobody counts in the background: the ticks are computed from the time that has passed.
//! fails: step4_the_work_runs_once_and_on_the_calling_thread
//! says: No thread was started

pub fn ticks_during(tick: Duration, work: impl FnOnce()) -> u32 {
    let start = Instant::now();
    work();
    (start.elapsed().as_nanos() / tick.as_nanos()) as u32
}
