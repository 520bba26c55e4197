//! wrong: Each thread is joined where it is spawned, so the next one begins when it has ended.
//! fails: step1_as_many_requests_as_workers_are_in_flight
//! says: no two can overlap

pub fn download_all(urls: &[String], dir: &Path, workers: usize) -> Vec<Result<PathBuf, DownloadError>> {
    let _ = workers;
    thread::scope(|scope| {
        let download = |(place, url): (usize, &String)| {
            let url = url.clone();
            scope.spawn(move || download_as(place, &url, dir)).join().expect("a download does not panic")
        };
        urls.iter().enumerate().map(download).collect()
    })
}
