//! right: A lock and two conditions in place of a channel. The calling thread is a resizer too, and opens the photo anew
//! for each width.

impl ThumbnailMaker {
    pub fn resize(&self, name: &str) -> Made {
        let incoming = self.folder("incoming")?.join(name);
        let outgoing = self.folder("outgoing")?;
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "jpg"));
        let make = |width: &u32| {
            let path = outgoing.join(format!("{stem}_{width}.{extension}"));
            Photo::open(&incoming)?.thumbnail(*width).save(&path)?;
            Ok::<PathBuf, MakeError>(path)
        };
        let made = WIDTHS.iter().rev().map(make).collect::<Made>()?;
        fs::remove_file(incoming)?;
        Ok(made)
    }
}

impl ThumbnailMaker {
    pub fn make_thumbnails(&self, urls: &[String]) -> Report {
        struct Line {
            waiting: std::collections::VecDeque<(usize, String)>,
            downloaders: usize,
        }
        let begin = Instant::now();
        let line = Mutex::new(Line { waiting: Default::default(), downloaders: self.downloaders });
        let (came, went) = (std::sync::Condvar::new(), std::sync::Condvar::new());
        let next = AtomicUsize::new(0);
        let report = Mutex::new(Report { made: Vec::new(), failed: Vec::new(), took: Duration::ZERO });
        let tell = |place: usize, result: Made| {
            let mut report = report.lock().expect("no panic");
            match result {
                Ok(paths) => report.made.extend(paths),
                Err(error) => report.failed.push((urls[place].clone(), error)),
            }
        };
        let download = || {
            loop {
                let place = next.fetch_add(1, Ordering::Relaxed);
                let Some(url) = urls.get(place) else { break };
                match self.download(place, url) {
                    Err(error) => tell(place, Err(error)),
                    Ok(name) => {
                        let is_full = |line: &mut Line| line.waiting.len() >= WAITING;
                        let line = went.wait_while(line.lock().expect("no panic"), is_full);
                        line.expect("no panic").waiting.push_back((place, name));
                        came.notify_one();
                    }
                }
            }
            line.lock().expect("no panic").downloaders -= 1;
            came.notify_all();
        };
        let resize = || {
            loop {
                let is_empty = |line: &mut Line| line.waiting.is_empty() && line.downloaders > 0;
                let line = came.wait_while(line.lock().expect("no panic"), is_empty);
                let first = line.expect("no panic").waiting.pop_front();
                let Some((place, name)) = first else { return };
                went.notify_one();
                let made = self.resize(&name);
                self.clear(&name, &made);
                tell(place, made);
            }
        };
        thread::scope(|scope| {
            (0..self.downloaders).for_each(|_| drop(scope.spawn(download)));
            (1..self.resizers).for_each(|_| drop(scope.spawn(resize)));
            resize();
        });
        Report { took: begin.elapsed(), ..report.into_inner().expect("no panic") }
    }

    fn clear(&self, name: &str, made: &Made) {
        if made.is_err() {
            let _ = fs::remove_file(self.home.join("incoming").join(name));
        }
    }
}
