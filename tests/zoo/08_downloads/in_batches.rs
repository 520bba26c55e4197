//! wrong: A batch of URLs is waited for before the next one begins.
//! fails: step1_nobody_waits_for_a_slow_download
//! says: the rest of its round

pub fn download_all(urls: &[String], dir: &Path, workers: usize) -> Vec<Result<PathBuf, DownloadError>> {
    let mut results = Vec::new();
    for (batch, urls) in urls.chunks(workers).enumerate() {
        thread::scope(|scope| {
            let download = |(place, url): (usize, &'_ String)| {
                let url = url.clone();
                scope.spawn(move || download_as(batch * workers + place, &url, dir))
            };
            let threads: Vec<_> = urls.iter().enumerate().map(download).collect();
            results.extend(threads.into_iter().map(|thread| thread.join().expect("no panic")));
        });
    }
    results
}
