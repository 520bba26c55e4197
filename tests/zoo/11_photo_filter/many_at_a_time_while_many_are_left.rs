//! wrong: Whoever is free takes several photos as long as there are many.
//! fails: step2_nobody_waits_for_a_slow_photo_who_could_take_the_next
//! says: more than one at a time
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
            let first = next.load(Ordering::Relaxed);
            let piece = (paths.len().saturating_sub(first) / (4 * workers)).max(1);
            let first = next.fetch_add(piece, Ordering::Relaxed);
            if first >= paths.len() {
                return done;
            }
            for place in first..(first + piece).min(paths.len()) {
                done.push((place, work(&paths[place])));
            }
        }
    };
    let mut done: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..workers.min(paths.len())).map(|_| scope.spawn(share)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("`blur` does not panic")).collect()
    });
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, result)| result).collect()
}
