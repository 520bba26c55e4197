//! wrong: A worker ends at its first failure; the last one goes on, so that all are fetched.
//! fails: step1_a_worker_that_met_a_failure_goes_on
//! says: each failure leaves one worker fewer

pub fn download_all(urls: &[String], dir: &Path, workers: usize) -> Vec<Result<PathBuf, DownloadError>> {
    let (next, left) = (AtomicUsize::new(0), AtomicUsize::new(workers.min(urls.len())));
    let share = || {
        let mut done = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(url) = urls.get(place) else { return done };
            let result = download_as(place, url, dir);
            let failed = result.is_err();
            done.push((place, result));
            let others = |left: usize| (left > 1).then(|| left - 1);
            if failed && left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, others).is_ok() {
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
