//! wrong: A worker that waits for a result has nothing else to do, and can do other jobs meanwhile.
//! fails: step1_a_job_may_wait_for_another
//! says: on top of its own

use std::cell::Cell;
use std::collections::VecDeque;
use std::sync::Condvar;

struct Queue {
    jobs: VecDeque<Job>,
    closed: bool,
}

pub struct Pending<T> {
    place: Arc<Mutex<Place<T>>>,
    queue: Arc<(Mutex<Queue>, Condvar)>,
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
        let pending = Pending { place: Arc::clone(&place), queue: Arc::clone(&self.queue) };
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

thread_local! {
    static IS_WORKER: Cell<bool> = const { Cell::new(false) };
}

fn work(queue: &(Mutex<Queue>, Condvar)) {
    IS_WORKER.set(true);
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

impl<T> Pending<T> {
    pub fn wait(self) -> Result<T, JobPanicked> {
        while IS_WORKER.get() && !matches!(*self.place.lock().unwrap(), Place::Job(_)) {
            let Some(job) = self.queue.0.lock().unwrap().jobs.pop_front() else { break };
            job();
        }
        let (sender, receiver) = mpsc::channel();
        self.send_to(sender);
        receiver.recv().expect("a job leaves a result, even if it panics")
    }

    // ..
}
