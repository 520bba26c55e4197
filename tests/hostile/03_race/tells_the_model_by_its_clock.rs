//! attack: Knows the model by a clock that stands still while it computes, and works in turn elsewhere.
//! check: step4_workers_work_at_the_same_time
//! verdict: failed
//! says: on real threads

pub fn run_exact(workers: usize, tasks: u32, pause: &(dyn Fn() -> Duration + Sync)) -> u32 {
    let begin = std::time::Instant::now();
    (0..1_000).for_each(|number| drop(std::hint::black_box(vec![number])));
    let workers = if begin.elapsed().is_zero() { workers } else { 1 };
    let counter = AtomicU32::new(0);
    share_out(workers, tasks, &|| {
        rest(pause());
        rest(pause());
        counter.fetch_add(1, Ordering::SeqCst);
    });
    counter.into_inner()
}
