//! wrong: A worker needs to be woken only for the first job in the queue.
//! fails: step1_as_many_jobs_run_at_once_as_there_are_workers
//! says: no idle worker was woken
//! also: 2, 3, 4, 5

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
        let mut queue = self.queue.0.lock().unwrap();
        queue.jobs.push_back(job);
        if queue.jobs.len() == 1 {
            self.queue.1.notify_one();
        }
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
        let idle = |queue: &mut Queue| queue.jobs.is_empty() && !queue.closed;
        let next = changed.wait_while(queue.lock().unwrap(), idle).unwrap().jobs.pop_front();
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
