//! wrong: Jobs can be dealt out to the workers beforehand, in turn.
//! fails: step1_no_job_waits_while_a_worker_is_free
//! says: One queue for all
//! also: 2, 3, 4, 5
//! without: fn work

use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

pub struct ThreadPool {
    queues: Vec<Sender<Job>>,
    next: AtomicUsize,
    threads: Vec<JoinHandle<()>>,
}

impl ThreadPool {
    pub fn new(workers: usize) -> ThreadPool {
        let mut queues = Vec::new();
        let mut threads = Vec::new();
        for _ in 0..workers {
            let (sender, receiver) = mpsc::channel::<Job>();
            queues.push(sender);
            threads.push(thread::spawn(move || receiver.into_iter().for_each(|job| job())));
        }
        ThreadPool { queues, next: AtomicUsize::new(0), threads }
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
        let next = self.next.fetch_add(1, Ordering::SeqCst) % self.queues.len();
        self.queues[next].send(job).expect("the worker waits for jobs");
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
        self.queues.clear();
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}
