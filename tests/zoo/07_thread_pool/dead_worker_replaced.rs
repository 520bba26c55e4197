//! right: A worker may end with the panic of its job, if another one takes its place.

pub struct ThreadPool {
    queue: Option<Sender<Job>>,
    threads: Arc<Mutex<Vec<JoinHandle<()>>>>,
}

struct Worker {
    queue: Arc<Mutex<Receiver<Job>>>,
    threads: Arc<Mutex<Vec<JoinHandle<()>>>>,
}

impl Worker {
    fn start(self) {
        let threads = Arc::clone(&self.threads);
        let thread = thread::spawn(move || work(&self.queue, &self));
        threads.lock().unwrap().push(thread);
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        if thread::panicking() {
            let (queue, threads) = (Arc::clone(&self.queue), Arc::clone(&self.threads));
            Worker { queue, threads }.start();
        }
    }
}

fn work(queue: &Mutex<Receiver<Job>>, _worker: &Worker) {
    loop {
        let next = queue.lock().unwrap().recv();
        match next {
            Ok(job) => job(),
            Err(_) => return,
        }
    }
}

impl ThreadPool {
    pub fn new(workers: usize) -> ThreadPool {
        let (sender, receiver) = mpsc::channel();
        let queue = Arc::new(Mutex::new(receiver));
        let threads = Arc::new(Mutex::new(Vec::new()));
        for _ in 0..workers {
            Worker { queue: Arc::clone(&queue), threads: Arc::clone(&threads) }.start();
        }
        ThreadPool { queue: Some(sender), threads }
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
            let Err(caught) = result else { return leave(&place, result.map_err(JobPanicked::from)) };
            let JobPanicked(message) = JobPanicked::from(caught);
            leave(&place, Err(JobPanicked(message.clone())));
            panic::resume_unwind(Box::new(message));
        });
        let queue = self.queue.as_ref().expect("the queue is open until the pool is dropped");
        queue.send(job).expect("the workers wait for jobs until the queue is closed");
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
        loop {
            let next = self.threads.lock().unwrap().pop();
            let Some(thread) = next else { return };
            let _ = thread.join();
        }
    }
}
