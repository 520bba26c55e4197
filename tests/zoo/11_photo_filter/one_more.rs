//! wrong: One thread more than workers is started.
//! fails: step2_never_more_photos_than_workers_are_worked_on
//! says: the threads that were started
//! also: 3

fn on_workers<W>(
    paths: &[PathBuf],
    workers: usize,
    begin: impl Fn() -> W + Sync,
) -> Vec<Result<(), FilterError>>
where
    W: FnMut(&Path) -> Result<(), FilterError>,
{
    // With shares cut beforehand, who is done early would wait while photos are left.
    let next = AtomicUsize::new(0);
    let share = || {
        let mut work = begin();
        let mut done = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(path) = paths.get(place) else { return done };
            done.push((place, work(path)));
        }
    };
    let mut done: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..=workers.min(paths.len())).map(|_| scope.spawn(share)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("`blur` does not panic")).collect()
    });
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, result)| result).collect()
}
