//! wrong: The results stand in the order in which the downloads ended.
//! fails: step1_a_failure_stands_in_its_place_and_harms_no_other
//! says: in which the downloads ended

pub fn download_all(urls: &[String], dir: &Path, workers: usize) -> Vec<Result<PathBuf, DownloadError>> {
    let next = AtomicUsize::new(0);
    let done = std::sync::Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    let Some(url) = urls.get(place) else { return };
                    let result = download_as(place, url, dir);
                    done.lock().unwrap().push(result);
                }
            });
        }
    });
    done.into_inner().unwrap()
}
