//! right: Workers take from one locked iterator, and each URL has a slot for its result.

pub fn download_all(urls: &[String], dir: &Path, workers: usize) -> Vec<Result<PathBuf, DownloadError>> {
    let slots: Vec<std::sync::OnceLock<Result<PathBuf, DownloadError>>> =
        urls.iter().map(|_| Default::default()).collect();
    let next = std::sync::Mutex::new(urls.iter().enumerate());
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let taken = next.lock().unwrap().next();
                    let Some((place, url)) = taken else { return };
                    let _ = slots[place].set(download_as(place, url, dir));
                }
            });
        }
    });
    slots.into_iter().map(|slot| slot.into_inner().expect("each place is taken")).collect()
}
