//! wrong: The results of a pool are there as long as the pool is.
//! fails: step5_results_can_be_waited_for_afterwards
//! says: The results go with the pool

pub struct ThreadPool {
    queue: Option<Sender<Job>>,
    threads: Vec<JoinHandle<()>>,
    alive: Arc<()>,
}

pub struct Pending<T> {
    place: Arc<Mutex<Place<T>>>,
    pool: std::sync::Weak<()>,
}

impl ThreadPool {
    pub fn new(workers: usize) -> ThreadPool {
        let (sender, receiver) = mpsc::channel();
        let queue = Arc::new(Mutex::new(receiver));
        let start = |_| {
            let queue = Arc::clone(&queue);
            thread::spawn(move || work(&queue))
        };
        let threads = (0..workers).map(start).collect();
        ThreadPool { queue: Some(sender), threads, alive: Arc::default() }
    }

    pub fn submit<T, F>(&self, job: F) -> Pending<T>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        let place = Arc::new(Mutex::new(Place::Nobody));
        let pending = Pending { place: Arc::clone(&place), pool: Arc::downgrade(&self.alive) };
        let job: Job = Box::new(move || {
            let result = panic::catch_unwind(AssertUnwindSafe(job));
            leave(&place, result.map_err(JobPanicked::from));
        });
        let queue = self.queue.as_ref().expect("the queue is open until the pool is dropped");
        queue.send(job).expect("the workers wait for jobs until the queue is closed");
        pending
    }

    // ..
}

pub fn as_completed<T>(pending: Vec<Pending<T>>) -> impl Iterator<Item = Result<T, JobPanicked>> {
    let (sender, receiver) = mpsc::channel();
    for pending in pending {
        if pending.pool.strong_count() > 0 {
            pending.send_to(sender.clone());
        }
    }
    receiver.into_iter()
}
