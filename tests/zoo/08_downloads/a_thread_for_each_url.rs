//! wrong: All URLs are fetched at once, however many there are.
//! fails: step1_never_more_requests_than_workers_are_in_flight
//! says: is no limit

pub fn download_all(urls: &[String], dir: &Path, workers: usize) -> Vec<Result<PathBuf, DownloadError>> {
    let _ = workers;
    thread::scope(|scope| {
        let threads: Vec<_> = (urls.iter().enumerate())
            .map(|(place, url)| scope.spawn(move || download_as(place, url, dir)))
            .collect();
        threads.into_iter().map(|thread| thread.join().expect("a download does not panic")).collect()
    })
}
