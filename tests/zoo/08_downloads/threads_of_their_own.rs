//! right: No scope: what the threads need is shared by counting references.

pub fn download_all(urls: &[String], dir: &Path, workers: usize) -> Vec<Result<PathBuf, DownloadError>> {
    let (urls, dir) = (std::sync::Arc::new(urls.to_vec()), dir.to_path_buf());
    let next = std::sync::Arc::new(AtomicUsize::new(0));
    let (put, results) = std::sync::mpsc::channel();
    for _ in 0..workers {
        let (urls, dir, next, put) = (urls.clone(), dir.clone(), next.clone(), put.clone());
        thread::spawn(move || {
            loop {
                let place = next.fetch_add(1, Ordering::Relaxed);
                let Some(url) = urls.get(place) else { return };
                let _ = put.send((place, download_as(place, url, &dir)));
            }
        });
    }
    drop(put);
    let results: std::collections::BTreeMap<_, _> = results.iter().collect();
    results.into_values().collect()
}
