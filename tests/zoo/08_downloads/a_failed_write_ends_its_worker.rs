//! wrong: A worker ends when the disk fails, as if it were full.
//! fails: step1_a_worker_that_met_a_failure_goes_on
//! says: one worker fewer

pub fn download_all(urls: &[String], dir: &Path, workers: usize) -> Vec<Result<PathBuf, DownloadError>> {
    // Whoever is free takes the next. As right: a channel with the places, or one locked iterator.
    let next = AtomicUsize::new(0);
    let share = || {
        let mut done = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(url) = urls.get(place) else { return done };
            // `fetch` and `save` would do as well, once step 2 is written.
            let result = download_as(place, url, dir);
            // A disk that can't be written to will not get better.
            let full = matches!(result, Err(DownloadError::Disk(_)));
            done.push((place, result));
            if full && place + 1 < urls.len() && place % workers != 0 {
                return done;
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
