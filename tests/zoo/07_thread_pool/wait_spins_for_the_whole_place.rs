//! right: It asks for the place until it is its only owner: busy, but sound.
//! without: enum Place
//! without: fn leave

pub struct Pending<T> {
    place: Arc<Mutex<Option<Result<T, JobPanicked>>>>,
}

impl ThreadPool {
    pub fn submit<T, F>(&self, job: F) -> Pending<T>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        let place = Arc::new(Mutex::new(None));
        let pending = Pending { place: Arc::clone(&place) };
        let job: Job = Box::new(move || {
            let result = panic::catch_unwind(AssertUnwindSafe(job)).map_err(JobPanicked::from);
            *place.lock().unwrap() = Some(result);
        });
        self.queue.as_ref().unwrap().send(job).expect("the workers wait for jobs");
        pending
    }

    pub fn map<I, T, F>(&self, items: Vec<I>, f: F) -> Vec<T>
    where
        I: Send + 'static,
        T: Send + 'static,
        F: Fn(I) -> T + Send + Sync + 'static,
    {
        let f = Arc::new(f);
        let submit = |item| {
            let f = Arc::clone(&f);
            self.submit(move || f(item))
        };
        let pending: Vec<Pending<T>> = items.into_iter().map(submit).collect();
        pending.into_iter().map(|pending| pending.wait().expect("no job panics")).collect()
    }

    // ..
}

impl<T> Pending<T> {
    pub fn wait(self) -> Result<T, JobPanicked> {
        let mut place = self.place;
        loop {
            match Arc::try_unwrap(place) {
                Ok(place) => return place.into_inner().unwrap().expect("the job left a result"),
                Err(shared) => place = shared,
            }
        }
    }
}

pub fn as_completed<T: Send + 'static>(
    pending: Vec<Pending<T>>,
) -> impl Iterator<Item = Result<T, JobPanicked>> {
    let (sender, receiver) = mpsc::channel();
    for pending in pending {
        let sender = sender.clone();
        thread::spawn(move || sender.send(pending.wait()));
    }
    receiver.into_iter()
}
