//! wrong: What is next is looked at and counted in two steps, so two workers take the same.
//! fails: step1_each_url_is_fetched_once
//! says: Two workers took the same

pub fn download_all(urls: &[String], dir: &Path, workers: usize) -> Vec<Result<PathBuf, DownloadError>> {
    let next = AtomicUsize::new(0);
    let together = std::sync::Barrier::new(workers.min(urls.len()).max(1));
    let share = || {
        let mut done: Vec<(usize, Result<PathBuf, DownloadError>)> = Vec::new();
        together.wait();
        loop {
            let place = next.load(Ordering::SeqCst);
            // The gap is there without the barrier and this too; so it shows each time.
            thread::sleep(Duration::from_millis(50));
            next.store(place + 1, Ordering::SeqCst);
            let Some(url) = urls.get(place) else { return done };
            done.push((place, download_as(place, url, dir)));
        }
    };
    let mut done: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..workers.min(urls.len())).map(|_| scope.spawn(share)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a download does not panic")).collect()
    });
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, result)| result).collect()
}
