//! right: A thread for each URL is no harm when each waits for one of `workers` permits.

pub fn download_all(urls: &[String], dir: &Path, workers: usize) -> Vec<Result<PathBuf, DownloadError>> {
    let (free, changed) = (std::sync::Mutex::new(workers), std::sync::Condvar::new());
    let download = |place: usize, url: &str| {
        let mut permits = changed.wait_while(free.lock().unwrap(), |free| *free == 0).unwrap();
        *permits -= 1;
        drop(permits);
        let result = download_as(place, url, dir);
        *free.lock().unwrap() += 1;
        changed.notify_one();
        result
    };
    thread::scope(|scope| {
        let download = &download;
        let threads: Vec<_> =
            urls.iter().enumerate().map(|(place, url)| scope.spawn(move || download(place, url))).collect();
        threads.into_iter().map(|thread| thread.join().expect("no panic")).collect()
    })
}
