//! wrong: Worker 1 of 3 takes the first, fourth and seventh URL, however slow these are.
//! fails: step1_nobody_waits_for_a_slow_download
//! says: dealt out beforehand

pub fn download_all(urls: &[String], dir: &Path, workers: usize) -> Vec<Result<PathBuf, DownloadError>> {
    let mut results: Vec<Option<Result<PathBuf, DownloadError>>> = urls.iter().map(|_| None).collect();
    thread::scope(|scope| {
        let share = |worker: usize| {
            let mine = urls.iter().enumerate().skip(worker).step_by(workers);
            mine.map(|(place, url)| (place, download_as(place, url, dir))).collect::<Vec<_>>()
        };
        let threads: Vec<_> = (0..workers).map(|worker| scope.spawn(move || share(worker))).collect();
        for (place, result) in threads.into_iter().flat_map(|thread| thread.join().expect("no panic")) {
            results[place] = Some(result);
        }
    });
    results.into_iter().map(|result| result.expect("each place is some worker's")).collect()
}
