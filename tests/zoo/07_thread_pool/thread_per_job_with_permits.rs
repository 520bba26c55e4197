//! wrong: A thread for each job is a pool, if only a few of them work at once.
//! fails: step1_threads_are_used_again
//! says: A thread is started for each job
//! also: 2, 3, 4, 5
//! without: fn work

use std::sync::Condvar;

pub struct ThreadPool {
    free: Arc<(Mutex<usize>, Condvar)>,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

impl ThreadPool {
    pub fn new(workers: usize) -> ThreadPool {
        let free = Arc::new((Mutex::new(workers), Condvar::new()));
        ThreadPool { free, threads: Mutex::new(Vec::new()) }
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
        let free = Arc::clone(&self.free);
        let thread = thread::spawn(move || {
            let (permits, changed) = &*free;
            let none = |permits: &mut usize| *permits == 0;
            *changed.wait_while(permits.lock().unwrap(), none).unwrap() -= 1;
            job();
            *permits.lock().unwrap() += 1;
            changed.notify_one();
        });
        self.threads.lock().unwrap().push(thread);
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
        for thread in self.threads.lock().unwrap().drain(..) {
            let _ = thread.join();
        }
    }
}
