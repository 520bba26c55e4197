//! wrong: No thread is started at all.
//! fails: step4_workers_work_at_the_same_time
//! says: All tasks run on one thread

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let _ = workers;
    let task = || [pause(), pause()].map(rest).len() as u32 / 2;
    (0..tasks).map(|_| task()).sum()
}
