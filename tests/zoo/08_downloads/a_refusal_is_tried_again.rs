//! wrong: When the server has failed, it is asked once more; what is not there is not asked for again.
//! fails: step1_each_url_is_fetched_once
//! says: which fails, was fetched 2 times

pub fn download_all(urls: &[String], dir: &Path, workers: usize) -> Vec<Result<PathBuf, DownloadError>> {
    let next = AtomicUsize::new(0);
    let share = || {
        let mut done = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(url) = urls.get(place) else { return done };
            let mut result = download_as(place, url, dir);
            if matches!(result, Err(DownloadError::Status(500..))) {
                result = download_as(place, url, dir);
            }
            done.push((place, result));
        }
    };
    let mut done: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..workers.min(urls.len())).map(|_| scope.spawn(share)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a download does not panic")).collect()
    });
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, result)| result).collect()
}
