//! right: The calling thread hands each place to whoever is free, through a channel without room.

pub fn download_all(urls: &[String], dir: &Path, workers: usize) -> Vec<Result<PathBuf, DownloadError>> {
    let (put, take) = crossbeam_channel::bounded(0);
    let results = std::sync::Mutex::new(urls.iter().map(|_| None).collect::<Vec<_>>());
    thread::scope(|scope| {
        for _ in 0..workers {
            let (take, results) = (take.clone(), &results);
            scope.spawn(move || {
                for place in take {
                    let result = download_as(place, &urls[place], dir);
                    results.lock().expect("no panic")[place] = Some(result);
                }
            });
        }
        (0..urls.len()).for_each(|place| put.send(place).expect("there is a worker"));
        drop(put);
    });
    let results = results.into_inner().expect("no panic");
    results.into_iter().map(|result| result.expect("each was fetched")).collect()
}
