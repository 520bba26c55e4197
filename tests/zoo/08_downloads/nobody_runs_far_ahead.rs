//! wrong: Nobody takes a URL far behind the oldest that is not there yet.
//! fails: step1_nobody_waits_for_a_slow_download
//! says: which never happened

pub fn download_all(urls: &[String], dir: &Path, workers: usize) -> Vec<Result<PathBuf, DownloadError>> {
    // Whoever is free takes the next. As right: a channel with the places, or one locked iterator.
    let next = AtomicUsize::new(0);
    let finished = std::sync::Mutex::new(vec![false; urls.len()]);
    let moved = std::sync::Condvar::new();
    let share = || {
        let mut done = Vec::new();
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(url) = urls.get(place) else { return done };
            // `fetch` and `save` would do as well, once step 2 is written.
            // Nobody runs too far ahead of the oldest that is still on its way.
            let ahead = 4 * workers;
            let guard = finished.lock().expect("nobody panics");
            let guard = moved
                .wait_while(guard, |finished| {
                    finished.iter().take_while(|done| **done).count() + ahead <= place
                })
                .expect("nobody panics");
            drop(guard);
            done.push((place, download_as(place, url, dir)));
            finished.lock().expect("nobody panics")[place] = true;
            moved.notify_all();
        }
    };
    let mut done: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..workers.min(urls.len())).map(|_| scope.spawn(share)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a download does not panic")).collect()
    });
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, result)| result).collect()
}
