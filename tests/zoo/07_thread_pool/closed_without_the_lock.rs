//! wrong: An atomic needs no lock: the queue is closed, and its end told, between a worker's look and its wait.
//! fails: step5_every_job_is_done_when_the_pool_has_been_dropped
//! says: under the lock under which the workers look

use std::collections::VecDeque;
use std::sync::Condvar;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

struct Queue {
    jobs: VecDeque<Job>,
    closed: Arc<AtomicBool>,
}

pub struct ThreadPool {
    queue: Arc<(Mutex<Queue>, Condvar)>,
    closed: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

impl ThreadPool {
    pub fn new(workers: usize) -> ThreadPool {
        let closed = Arc::new(AtomicBool::new(false));
        let queue = Queue { jobs: VecDeque::new(), closed: Arc::clone(&closed) };
        let queue = Arc::new((Mutex::new(queue), Condvar::new()));
        let start = |_| {
            let queue = Arc::clone(&queue);
            thread::spawn(move || work(&queue))
        };
        let threads = (0..workers).map(start).collect();
        ThreadPool { queue, closed, threads }
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
        let result =
            |pending: Pending<T>| pending.wait().unwrap_or_else(|JobPanicked(message)| panic!("{message}"));
        pending.into_iter().map(result).collect()
    }
}

fn work(queue: &(Mutex<Queue>, Condvar)) {
    let (queue, changed) = queue;
    loop {
        let idle = |queue: &mut Queue| queue.jobs.is_empty() && !queue.closed.load(Ordering::SeqCst);
        let next = changed.wait_while(queue.lock().unwrap(), idle).unwrap().jobs.pop_front();
        match next {
            Some(job) => job(),
            None => return,
        }
    }
}

impl Drop for ThreadPool {
    fn drop(&mut self) {
        self.closed.store(true, Ordering::SeqCst);
        self.queue.1.notify_all();
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}
