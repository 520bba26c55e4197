//! wrong: Equal shares, rounded down: the photos that remain are left out.
//! fails: step2_each_photo_is_blurred_once
//! says: 0 times

pub fn blur_all_threads(paths: &[PathBuf], workers: usize) -> Vec<Result<(), FilterError>> {
    let workers = workers.min(paths.len()).max(1);
    let share = paths.len() / workers;
    thread::scope(|scope| {
        let shares = (0..workers).map(|worker| &paths[worker * share..(worker + 1) * share]);
        let threads: Vec<_> = shares
            .map(|paths| scope.spawn(move || paths.iter().map(|path| blur(path)).collect::<Vec<_>>()))
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("results")).collect()
    })
}
