//! wrong: While the workers are busy, `map` starts a second pool, so that its items need not wait.
//! fails: step3_items_queue_behind_the_jobs_of_the_pool
//! says: bypass the pool

pub struct ThreadPool {
    queue: Option<Sender<Job>>,
    busy: Arc<std::sync::atomic::AtomicUsize>,
    threads: Vec<JoinHandle<()>>,
}

impl ThreadPool {
    pub fn new(workers: usize) -> ThreadPool {
        let (sender, receiver) = mpsc::channel();
        let queue = Arc::new(Mutex::new(receiver));
        let start = |_| {
            let queue = Arc::clone(&queue);
            thread::spawn(move || work(&queue))
        };
        ThreadPool { queue: Some(sender), busy: Arc::default(), threads: (0..workers).map(start).collect() }
    }

    pub fn submit<T, F>(&self, job: F) -> Pending<T>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        let place = Arc::new(Mutex::new(Place::Nobody));
        let pending = Pending { place: Arc::clone(&place) };
        let busy = Arc::clone(&self.busy);
        let job: Job = Box::new(move || {
            busy.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
            let result = panic::catch_unwind(AssertUnwindSafe(job));
            busy.fetch_sub(1, std::sync::atomic::Ordering::SeqCst);
            leave(&place, result.map_err(JobPanicked::from));
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
        let second;
        let pool = if self.busy.load(std::sync::atomic::Ordering::SeqCst) < self.threads.len() {
            self
        } else {
            second = ThreadPool::new(self.threads.len());
            &second
        };
        let submit = |item| {
            let f = Arc::clone(&f);
            pool.submit(move || f(item))
        };
        let pending: Vec<Pending<T>> = items.into_iter().map(submit).collect();
        pending.into_iter().map(|pending| pending.wait().expect("no job panics")).collect()
    }
}
