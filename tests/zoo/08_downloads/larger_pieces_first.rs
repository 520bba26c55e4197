//! wrong: A worker takes several at once while many are left, and those wait for a slow one among them.
//! fails: step1_nobody_waits_for_a_slow_download
//! says: more than one at a time

pub fn download_all(urls: &[String], dir: &Path, workers: usize) -> Vec<Result<PathBuf, DownloadError>> {
    // Whoever is free takes the next. As right: a channel with the places, or one locked iterator.
    let next = AtomicUsize::new(0);
    let share = || {
        let mut done = Vec::new();
        loop {
            // Fewer trips to the counter: large pieces first, one by one in the end.
            let first = next.load(Ordering::Relaxed);
            let piece = (urls.len().saturating_sub(first) / (4 * workers)).max(1);
            let first = next.fetch_add(piece, Ordering::Relaxed);
            if first >= urls.len() {
                return done;
            }
            for place in first..(first + piece).min(urls.len()) {
                done.push((place, download_as(place, &urls[place], dir)));
            }
        }
    };
    let mut done: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..workers.min(urls.len())).map(|_| scope.spawn(share)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a download does not panic")).collect()
    });
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, result)| result).collect()
}
