//! wrong: A URL that stands there twice is fetched once, and the second one is told to be where the first one was to go.
//! fails: step1_a_url_that_stands_there_twice_has_two_results
//! says: may have been an error

pub fn download_all(urls: &[String], dir: &Path, workers: usize) -> Vec<Result<PathBuf, DownloadError>> {
    let next = AtomicUsize::new(0);
    let share = || {
        let mut done: Vec<(usize, Result<PathBuf, DownloadError>)> = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(url) = urls.get(place) else { return done };
            let first = urls.iter().position(|other| other == url).unwrap_or(place);
            if first < place {
                done.push((place, Ok(dir.join(format!("{first:03}")))));
                continue;
            }
            done.push((place, download_as(place, url, dir)));
        }
    };
    let mut done: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..workers.min(urls.len())).map(|_| scope.spawn(share)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a download does not panic")).collect()
    });
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, result)| result).collect()
}
