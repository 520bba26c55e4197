//! wrong: One photo more than may wait does.
//! fails: step2_no_more_photos_wait_than_the_queue_holds
//! says: 8 may wait

impl ThumbnailMaker {
    // ..

    pub fn make_thumbnails(&self, urls: &[String]) -> Report {
        let begin = Instant::now();
        let (put, take) = crossbeam_channel::bounded::<(usize, String)>(WAITING + 1);
        let (next, ended) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
        let end = |place: usize, made: Made| {
            ended.lock().expect("nobody panics with the lock").push((place, made));
        };
        thread::scope(|scope| {
            let (next, end) = (&next, &end);
            for number in 1..=self.downloaders {
                let put = put.clone();
                spawn(scope, format!("downloader-{number}"), move || loop {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    let Some(url) = urls.get(place) else { return };
                    match self.download(place, url) {
                        Ok(name) => put.send((place, name)).expect("resizers end last"),
                        Err(error) => end(place, Err(error)),
                    }
                });
            }
            for number in 1..=self.resizers {
                let take = take.clone();
                spawn(scope, format!("resizer-{number}"), move || {
                    for (place, name) in take {
                        let made = self.resize(&name);
                        self.clear(&name, &made);
                        end(place, made);
                    }
                });
            }
            // The resizers end when the last sender is gone; this one sends nothing.
            drop(put);
        });
        let (mut made, mut failed) = (Vec::new(), Vec::new());
        for (place, result) in ended.into_inner().expect("the threads have ended") {
            match result {
                Ok(thumbnails) => made.extend(thumbnails),
                Err(error) => {
                    self.tell("ERROR", &format!("{}: {error}", urls[place]));
                    failed.push((urls[place].clone(), error));
                }
            }
        }
        Report { made, failed, took: begin.elapsed() }
    }
}
