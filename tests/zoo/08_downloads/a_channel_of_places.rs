//! right: The places go through a channel of crossbeam, and the results come back through another one.

pub fn download_all(urls: &[String], dir: &Path, workers: usize) -> Vec<Result<PathBuf, DownloadError>> {
    let (put, take) = crossbeam_channel::unbounded();
    let (put_result, results) = crossbeam_channel::unbounded();
    (0..urls.len()).for_each(|place| put.send(place).expect("there is a receiver"));
    drop(put);
    thread::scope(|scope| {
        for _ in 0..workers {
            let (take, put_result) = (take.clone(), put_result.clone());
            scope.spawn(move || {
                for place in take {
                    let result = download_as(place, &urls[place], dir);
                    put_result.send((place, result)).expect("there is a receiver");
                }
            });
        }
        drop(put_result);
    });
    let mut results: Vec<_> = results.iter().collect();
    results.sort_by_key(|(place, _)| *place);
    results.into_iter().map(|(_, result)| result).collect()
}
