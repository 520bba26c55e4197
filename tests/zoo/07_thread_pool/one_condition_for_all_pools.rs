//! wrong: The workers of all pools wait on one condition variable, and a notification wakes one of another pool.
//! fails: step1_pools_do_not_disturb_each_other
//! says: Each pool needs a queue, locks
//! also: 4

use std::collections::VecDeque;
use std::sync::Condvar;

struct Queue {
    jobs: VecDeque<Job>,
    closed: bool,
}

static CHANGED: Condvar = Condvar::new();

pub struct ThreadPool {
    queue: Arc<Mutex<Queue>>,
    threads: Vec<JoinHandle<()>>,
}

impl ThreadPool {
    pub fn new(workers: usize) -> ThreadPool {
        let queue = Queue { jobs: VecDeque::new(), closed: false };
        let queue = Arc::new(Mutex::new(queue));
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
        self.queue.lock().unwrap().jobs.push_back(job);
        CHANGED.notify_one();
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

fn work(queue: &Mutex<Queue>) {
    loop {
        let idle = |queue: &mut Queue| queue.jobs.is_empty() && !queue.closed;
        let next = CHANGED.wait_while(queue.lock().unwrap(), idle).unwrap().jobs.pop_front();
        match next {
            Some(job) => job(),
            None => return,
        }
    }
}

impl Drop for ThreadPool {
    fn drop(&mut self) {
        self.queue.lock().unwrap().closed = true;
        CHANGED.notify_all();
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}
