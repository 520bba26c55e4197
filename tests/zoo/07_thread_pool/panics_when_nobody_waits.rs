//! wrong: A result that can't be delivered is a reason to panic.
//! fails: step1_a_job_is_done_even_if_nobody_waits_for_it
//! says: A result that nobody waits for is no reason to panic
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
            let result = panic::catch_unwind(AssertUnwindSafe(job)).map_err(JobPanicked::from);
            sender.send(result).expect("somebody waits");
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
        self.result.recv().expect("a job leaves a result")
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
