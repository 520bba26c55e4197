//! wrong: A worker that has had nothing to do for ten minutes is not needed, unless it is the last one.
//! fails: step1_as_many_jobs_run_at_once_as_there_are_workers
//! says: a worker has ended
//! also: 4

use std::collections::VecDeque;
use std::sync::Condvar;
use std::time::Duration;

struct Queue {
    jobs: VecDeque<Job>,
    closed: bool,
    workers: usize,
}

pub struct ThreadPool {
    queue: Arc<(Mutex<Queue>, Condvar)>,
    threads: Vec<JoinHandle<()>>,
}

impl ThreadPool {
    pub fn new(workers: usize) -> ThreadPool {
        let queue = Queue { jobs: VecDeque::new(), closed: false, workers };
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
        let result =
            |pending: Pending<T>| pending.wait().unwrap_or_else(|JobPanicked(message)| panic!("{message}"));
        pending.into_iter().map(result).collect()
    }
}

fn work(queue: &(Mutex<Queue>, Condvar)) {
    let (queue, changed) = queue;
    loop {
        let mut queue = queue.lock().unwrap();
        while queue.jobs.is_empty() && !queue.closed {
            let waited = changed.wait_timeout(queue, Duration::from_secs(600)).unwrap();
            queue = waited.0;
            if waited.1.timed_out() && queue.jobs.is_empty() && queue.workers > 1 {
                queue.workers -= 1;
                return;
            }
        }
        let next = queue.jobs.pop_front();
        drop(queue);
        match next {
            Some(job) => job(),
            None => return,
        }
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
