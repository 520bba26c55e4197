//! wrong: After six failures in a row a worker takes the server for dead.
//! fails: step1_a_worker_that_met_a_failure_goes_on
//! says: each failure leaves one worker fewer

pub fn download_all(urls: &[String], dir: &Path, workers: usize) -> Vec<Result<PathBuf, DownloadError>> {
    let next = AtomicUsize::new(0);
    let share = || {
        let mut done: Vec<(usize, Result<PathBuf, DownloadError>)> = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(url) = urls.get(place) else { return done };
            done.push((place, download_as(place, url, dir)));
            if done.iter().rev().take(6).filter(|one| one.1.is_err()).count() == 6 {
                return done;
            }
        }
    };
    let mut done: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(share)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a download does not panic")).collect()
    });
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, result)| result).collect()
}
