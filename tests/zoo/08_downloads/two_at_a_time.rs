//! wrong: Whoever is free takes the next two, and the second waits for the first.
//! fails: step1_nobody_waits_for_a_slow_download
//! says: dealt out beforehand

pub fn download_all(urls: &[String], dir: &Path, workers: usize) -> Vec<Result<PathBuf, DownloadError>> {
    let next = AtomicUsize::new(0);
    let share = || {
        let mut done = Vec::new();
        loop {
            let first = next.fetch_add(2, Ordering::Relaxed);
            if first >= urls.len() {
                return done;
            }
            for place in first..(first + 2).min(urls.len()) {
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
