//! wrong: Each process has every so-manieth photo, beforehand.
//! fails: step3_nobody_waits_for_a_slow_photo_who_could_take_the_next
//! says: dealt out beforehand

pub fn blur_all_processes(
    paths: &[PathBuf],
    workers: usize,
    worker: &(dyn Fn() -> Command + Sync),
) -> Vec<Result<(), FilterError>> {
    let share = |number: usize| {
        let mut process: Option<BlurWorker> = None;
        let mut blur = |path: &Path| {
            let mut mine = process.take().map_or_else(|| start(worker()), Ok)?;
            let result = mine.blur(path);
            if !matches!(result, Err(FilterError::WorkerDied(_))) {
                process = Some(mine);
            }
            result
        };
        let mine = paths.iter().enumerate().skip(number).step_by(workers);
        mine.map(|(place, path)| (place, blur(path))).collect::<Vec<_>>()
    };
    let mut results: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|number| scope.spawn(move || share(number))).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("results")).collect()
    });
    results.sort_by_key(|(place, _)| *place);
    results.into_iter().map(|(_, result)| result).collect()
}
