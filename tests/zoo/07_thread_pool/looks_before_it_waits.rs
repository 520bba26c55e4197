//! wrong: A worker that has seen an empty queue can wait: whoever hands in a job will wake it.
//! fails: step1_wait_returns_what_the_job_returned
//! says: A job waits although a worker should be free for it

use std::collections::VecDeque;
use std::sync::Condvar;

struct Queue {
    jobs: VecDeque<Job>,
    closed: bool,
}

pub struct ThreadPool {
    queue: Arc<(Mutex<Queue>, Condvar)>,
    threads: Vec<JoinHandle<()>>,
}

impl ThreadPool {
    pub fn new(workers: usize) -> ThreadPool {
        let queue = Queue { jobs: VecDeque::new(), closed: false };
        let queue = Arc::new((Mutex::new(queue), Condvar::new()));
        let start = |_| {
            let queue = Arc::clone(&queue);
            thread::spawn(move || work(&queue))
        };
        let threads = (0..workers).map(start).collect();
        ThreadPool { queue, threads }
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
        self.queue.0.lock().unwrap().jobs.push_back(job);
        self.queue.1.notify_one();
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

fn work(queue: &(Mutex<Queue>, Condvar)) {
    let (queue, changed) = queue;
    loop {
        let next = queue.lock().unwrap().jobs.pop_front();
        if let Some(job) = next {
            job();
            continue;
        }
        let locked = queue.lock().unwrap();
        if locked.closed && locked.jobs.is_empty() {
            return;
        }
        let _ = changed.wait_timeout_while(locked, Duration::from_secs(3600), |queue| !queue.closed);
    }
}

impl Drop for ThreadPool {
    fn drop(&mut self) {
        self.queue.0.lock().unwrap().closed = true;
        self.queue.1.notify_all();
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}
