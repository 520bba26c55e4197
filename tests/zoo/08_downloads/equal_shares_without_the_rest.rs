//! wrong: Each worker gets an equal share, and what does not divide is nobody's.
//! fails: step1_each_url_is_fetched_once
//! says: left out

pub fn download_all(urls: &[String], dir: &Path, workers: usize) -> Vec<Result<PathBuf, DownloadError>> {
    let share = (urls.len() / workers).max(1);
    thread::scope(|scope| {
        let download = |(number, urls): (usize, &'_ [String])| {
            let urls = urls.to_vec();
            scope.spawn(move || {
                let download = |(place, url): (usize, &String)| download_as(number * share + place, url, dir);
                urls.iter().enumerate().map(download).collect::<Vec<_>>()
            })
        };
        let threads: Vec<_> = urls.chunks_exact(share).take(workers).enumerate().map(download).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("no panic")).collect()
    })
}
