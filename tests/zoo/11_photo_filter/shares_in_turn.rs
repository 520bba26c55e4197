//! wrong: Every so-manieth photo for each worker, beforehand.
//! fails: step2_nobody_waits_for_a_slow_photo_who_could_take_the_next
//! says: dealt out beforehand

pub fn blur_all_threads(paths: &[PathBuf], workers: usize) -> Vec<Result<(), FilterError>> {
    let mut results: Vec<_> = thread::scope(|scope| {
        let share = |worker: usize| {
            let mine = paths.iter().enumerate().skip(worker).step_by(workers);
            mine.map(|(place, path)| (place, blur(path))).collect::<Vec<_>>()
        };
        let threads: Vec<_> = (0..workers).map(|worker| scope.spawn(move || share(worker))).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("results")).collect()
    });
    results.sort_by_key(|(place, _)| *place);
    results.into_iter().map(|(_, result)| result).collect()
}
