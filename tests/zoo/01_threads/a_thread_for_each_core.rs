//! wrong: There are only as many threads as cores, as if sleeping needed a core.
//! fails: step1_naps_together_take_as_long_as_the_longest
//! says: more than one nap

pub fn all_at_once(naps: &[Duration]) -> Duration {
    let start = Instant::now();
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for share in naps.chunks(naps.len().div_ceil(workers).max(1)) {
            scope.spawn(|| one_by_one(share));
        }
    });
    start.elapsed()
}
