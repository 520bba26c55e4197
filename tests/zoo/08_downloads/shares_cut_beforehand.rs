//! wrong: Each worker has a share of the list, and all of the list is in one.
//! fails: step1_nobody_waits_for_a_slow_download
//! says: dealt out beforehand

pub fn download_all(urls: &[String], dir: &Path, workers: usize) -> Vec<Result<PathBuf, DownloadError>> {
    let share = urls.len().div_ceil(workers).max(1);
    thread::scope(|scope| {
        let download = |(number, urls): (usize, &'_ [String])| {
            let urls = urls.to_vec();
            scope.spawn(move || {
                let places = urls.iter().enumerate();
                places.map(|(place, url)| download_as(number * share + place, url, dir)).collect::<Vec<_>>()
            })
        };
        let threads: Vec<_> = urls.chunks(share).enumerate().map(download).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("no panic")).collect()
    })
}
