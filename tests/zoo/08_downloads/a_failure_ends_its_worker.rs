//! wrong: A worker ends at its first failure, and what it would have fetched is not fetched.
//! fails: step1_a_failure_stands_in_its_place_and_harms_no_other
//! says: must not end the others

pub fn download_all(urls: &[String], dir: &Path, workers: usize) -> Vec<Result<PathBuf, DownloadError>> {
    let next = AtomicUsize::new(0);
    let share = || {
        let mut done: Vec<(usize, Result<PathBuf, DownloadError>)> = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(url) = urls.get(place) else { return done };
            let result = download_as(place, url, dir);
            let failed = result.is_err();
            done.push((place, result));
            if failed {
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
