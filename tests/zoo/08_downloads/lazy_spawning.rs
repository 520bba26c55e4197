//! wrong: `map` is lazy: each thread is spawned when the one before was joined.
//! fails: step1_as_many_requests_as_workers_are_in_flight
//! says: no two can overlap

pub fn download_all(urls: &[String], dir: &Path, workers: usize) -> Vec<Result<PathBuf, DownloadError>> {
    let _ = workers;
    thread::scope(|scope| {
        let threads =
            urls.iter().enumerate().map(|(place, url)| scope.spawn(move || download_as(place, url, dir)));
        threads.map(|thread| thread.join().expect("a download does not panic")).collect()
    })
}
