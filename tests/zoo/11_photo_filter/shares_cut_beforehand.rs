//! wrong: Each worker has a share of the photos, and all of them are in one.
//! fails: step2_nobody_waits_for_a_slow_photo_who_could_take_the_next
//! says: dealt out beforehand

pub fn blur_all_threads(paths: &[PathBuf], workers: usize) -> Vec<Result<(), FilterError>> {
    let share = paths.len().div_ceil(workers).max(1);
    thread::scope(|scope| {
        let blur_all = |share: &'_ [PathBuf]| {
            let share = share.to_vec();
            scope.spawn(move || share.iter().map(|path| blur(path)).collect::<Vec<_>>())
        };
        let threads: Vec<_> = paths.chunks(share).map(blur_all).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("results")).collect()
    })
}
