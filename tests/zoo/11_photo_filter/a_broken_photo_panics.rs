//! wrong: One broken photo unwraps all.
//! fails: step2_results_stand_in_order_and_a_broken_photo_harms_no_other
//! says: It panicked

pub fn blur_all_threads(paths: &[PathBuf], workers: usize) -> Vec<Result<(), FilterError>> {
    on_workers(paths, workers, || {
        |path: &Path| {
            blur(path).unwrap();
            Ok(())
        }
    })
}
