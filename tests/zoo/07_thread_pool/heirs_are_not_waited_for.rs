//! wrong: A worker that dies of a panic starts another in its place, which nobody joins.
//! fails: step5_a_pool_whose_jobs_panicked_is_waited_for_as_well
//! says: Not all workers were waited for

impl ThreadPool {
    pub fn new(workers: usize) -> ThreadPool {
        let (sender, receiver) = mpsc::channel();
        let queue = Arc::new(Mutex::new(receiver));
        let start = |_| {
            let queue = Arc::clone(&queue);
            thread::spawn(move || reborn(&queue))
        };
        ThreadPool { queue: Some(sender), threads: (0..workers).map(start).collect() }
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
            let failed = result.is_err();
            leave(&place, result.map_err(JobPanicked::from));
            if failed {
                panic::resume_unwind(Box::new(()));
            }
        });
        let queue = self.queue.as_ref().expect("the queue is open until the pool is dropped");
        queue.send(job).expect("the workers wait for jobs until the queue is closed");
        pending
    }

    // ..
}

fn reborn(queue: &Arc<Mutex<Receiver<Job>>>) {
    struct Heir(Arc<Mutex<Receiver<Job>>>);
    impl Drop for Heir {
        fn drop(&mut self) {
            if thread::panicking() {
                let queue = Arc::clone(&self.0);
                thread::spawn(move || reborn(&queue));
            }
        }
    }
    let _heir = Heir(Arc::clone(queue));
    work(queue);
}
