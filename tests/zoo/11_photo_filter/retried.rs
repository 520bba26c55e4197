//! wrong: A photo is blurred again to make sure.
//! fails: step2_each_photo_is_blurred_once
//! says: 2 times

pub fn blur_all_threads(paths: &[PathBuf], workers: usize) -> Vec<Result<(), FilterError>> {
    on_workers(paths, workers, || |path: &Path| blur(path).and_then(|()| blur(path)))
}
