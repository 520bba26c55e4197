//! right: The photos left stand in an iterator under a lock, which is held only to take one; results go to their places.

pub fn blur_all_threads(paths: &[PathBuf], workers: usize) -> Vec<Result<(), FilterError>> {
    let left = std::sync::Mutex::new(paths.iter().enumerate());
    let results = std::sync::Mutex::new(paths.iter().map(|_| None).collect::<Vec<_>>());
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let Some((place, path)) = left.lock().expect("no panic").next() else { return };
                    let result = blur(path);
                    results.lock().expect("no panic")[place] = Some(result);
                }
            });
        }
    });
    let results = results.into_inner().expect("no panic");
    results.into_iter().map(|result| result.expect("each photo was taken")).collect()
}
