//! wrong: A channel that is closed without a result tells that the job panicked, and the worker needs no care.
//! fails: step2_the_pool_keeps_all_its_workers
//! says: ended its thread
//! without: enum Place
//! without: fn leave

pub struct Pending<T> {
    result: Receiver<Result<T, JobPanicked>>,
}

impl ThreadPool {
    pub fn submit<T, F>(&self, job: F) -> Pending<T>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        let (sender, result) = mpsc::channel();
        let job: Job = Box::new(move || {
            let result = Ok(job());
            drop(sender.send(result));
        });
        let queue = self.queue.as_ref().expect("the queue is open until the pool is dropped");
        queue.send(job).expect("the workers wait for jobs until the queue is closed");
        Pending { result }
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
        let panicked = || Err(JobPanicked(String::from("on purpose")));
        self.result.recv().unwrap_or_else(|_| panicked())
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
