//! wrong: A worker is started when none is idle: two jobs that are handed in at once both count on the one that is.
//! fails: step1_every_worker_is_there_for_the_next_jobs
//! says: A job waits although a worker should be free for it

use std::collections::VecDeque;
use std::sync::Condvar;

pub struct ThreadPool {
    shared: Arc<(Mutex<State>, Condvar)>,
    workers: usize,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

struct State {
    jobs: VecDeque<Job>,
    idle: usize,
    closed: bool,
}

impl ThreadPool {
    pub fn new(workers: usize) -> ThreadPool {
        let state = State { jobs: VecDeque::new(), idle: 0, closed: false };
        let shared = Arc::new((Mutex::new(state), Condvar::new()));
        ThreadPool { shared, workers, threads: Mutex::default() }
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
        let mut threads = self.threads.lock().unwrap();
        let mut state = self.shared.0.lock().unwrap();
        state.jobs.push_back(job);
        if state.idle == 0 && threads.len() < self.workers {
            let shared = Arc::clone(&self.shared);
            threads.push(thread::spawn(move || work(&shared.0, &shared.1)));
        }
        self.shared.1.notify_one();
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

fn work(state: &Mutex<State>, changed: &Condvar) {
    loop {
        let mut inside = state.lock().unwrap();
        inside.idle += 1;
        let mut inside =
            changed.wait_while(inside, |inside| inside.jobs.is_empty() && !inside.closed).unwrap();
        inside.idle -= 1;
        let Some(job) = inside.jobs.pop_front() else { return };
        drop(inside);
        job();
    }
}

impl Drop for ThreadPool {
    fn drop(&mut self) {
        self.shared.0.lock().unwrap().closed = true;
        self.shared.1.notify_all();
        for thread in self.threads.lock().unwrap().drain(..) {
            let _ = thread.join();
        }
    }
}
