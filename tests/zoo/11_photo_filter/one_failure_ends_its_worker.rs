//! wrong: A worker ends at its first error, and its further photos go missing.
//! fails: step2_results_stand_in_order_and_a_broken_photo_harms_no_other
//! says: must not end the others

pub fn blur_all_threads(paths: &[PathBuf], workers: usize) -> Vec<Result<(), FilterError>> {
    let share = paths.len().div_ceil(workers).max(1);
    thread::scope(|scope| {
        let work = |paths: &[PathBuf]| {
            let mut results = Vec::new();
            for path in paths {
                results.push(blur(path));
                if results.last().is_some_and(Result::is_err) {
                    break;
                }
            }
            results
        };
        let threads: Vec<_> = paths.chunks(share).map(|paths| scope.spawn(move || work(paths))).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("results")).collect()
    })
}
