//! right: The calling thread hands each place to whoever is free, through a channel without room; results come back
//! through another one.

pub fn blur_all_threads(paths: &[PathBuf], workers: usize) -> Vec<Result<(), FilterError>> {
    let (put, take) = std::sync::mpsc::sync_channel::<usize>(0);
    let (put_result, results) = std::sync::mpsc::channel();
    let take = std::sync::Mutex::new(take);
    thread::scope(|scope| {
        for _ in 0..workers {
            let (take, put_result) = (&take, put_result.clone());
            scope.spawn(move || {
                loop {
                    let next = take.lock().expect("no panic").recv();
                    let Ok(place) = next else { return };
                    put_result.send((place, blur(&paths[place]))).expect("the receiver is here");
                }
            });
        }
        (0..paths.len()).for_each(|place| put.send(place).expect("there is a worker"));
        drop(put);
    });
    drop(put_result);
    let mut results: Vec<_> = results.iter().collect();
    results.sort_by_key(|(place, _)| *place);
    results.into_iter().map(|(_, result)| result).collect()
}
