//! wrong: All calls take the next place from one variable, and each sets it to 0.
//! fails: step1_two_calls_at_once_do_not_disturb_each_other
//! says: such as a static variable

pub fn download_all(urls: &[String], dir: &Path, workers: usize) -> Vec<Result<PathBuf, DownloadError>> {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let next = &NEXT;
    next.store(0, Ordering::SeqCst);
    let share = || {
        let mut done: Vec<(usize, Result<PathBuf, DownloadError>)> = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(url) = urls.get(place) else { return done };
            done.push((place, download_as(place, url, dir)));
        }
    };
    let mut done: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(share)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a download does not panic")).collect()
    });
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, result)| result).collect()
}
