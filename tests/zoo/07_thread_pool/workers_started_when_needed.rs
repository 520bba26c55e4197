//! right: A pool may start its threads with the first jobs, as long as it never has more than its workers.

pub struct ThreadPool {
    queue: Option<Sender<Job>>,
    jobs: Arc<Mutex<Receiver<Job>>>,
    workers: usize,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

impl ThreadPool {
    pub fn new(workers: usize) -> ThreadPool {
        let (sender, receiver) = mpsc::channel();
        let jobs = Arc::new(Mutex::new(receiver));
        ThreadPool { queue: Some(sender), jobs, workers, threads: Mutex::default() }
    }

    pub fn submit<T, F>(&self, job: F) -> Pending<T>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        let place = Arc::new(Mutex::new(Place::Nobody));
        let pending = Pending { place: Arc::clone(&place) };
        let job: Job = Box::new(move || {
            let result = panic::catch_unwind(AssertUnwindSafe(job));
            leave(&place, result.map_err(JobPanicked::from));
        });
        let mut threads = self.threads.lock().unwrap();
        if threads.len() < self.workers {
            let jobs = Arc::clone(&self.jobs);
            threads.push(thread::spawn(move || work(&jobs)));
        }
        self.queue.as_ref().unwrap().send(job).expect("the pool keeps the receiver");
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
}

impl Drop for ThreadPool {
    fn drop(&mut self) {
        self.queue = None;
        for thread in self.threads.lock().unwrap().drain(..) {
            let _ = thread.join();
        }
    }
}
