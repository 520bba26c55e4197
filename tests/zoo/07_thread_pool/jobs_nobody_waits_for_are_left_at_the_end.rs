//! wrong: When the pool is dropped, only jobs whose results are wanted have to be done.
//! fails: step5_jobs_that_nobody_waits_for_are_done_too
//! says: 0 of 9 jobs

use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

pub struct ThreadPool {
    queue: Option<Sender<Job>>,
    threads: Vec<JoinHandle<()>>,
    ends: Arc<AtomicBool>,
}

pub struct Pending<T> {
    place: Arc<Mutex<Place<T>>>,
    wanted: Arc<()>,
}

enum Place<T> {
    Nobody,
    Job(Result<T, JobPanicked>),
    Waiter(Sender<Result<T, JobPanicked>>, Arc<()>),
}

impl ThreadPool {
    pub fn new(workers: usize) -> ThreadPool {
        let (sender, receiver) = mpsc::channel();
        let queue = Arc::new(Mutex::new(receiver));
        let start = |_| {
            let queue = Arc::clone(&queue);
            thread::spawn(move || work(&queue))
        };
        let threads = (0..workers).map(start).collect();
        ThreadPool { queue: Some(sender), threads, ends: Arc::default() }
    }

    pub fn submit<T, F>(&self, job: F) -> Pending<T>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        let place = Arc::new(Mutex::new(Place::Nobody));
        let wanted = Arc::new(());
        let (still_wanted, ends) = (Arc::downgrade(&wanted), Arc::clone(&self.ends));
        let pending = Pending { place: Arc::clone(&place), wanted };
        let job: Job = Box::new(move || {
            if still_wanted.strong_count() == 0 && ends.load(Ordering::SeqCst) {
                return;
            }
            let result = panic::catch_unwind(AssertUnwindSafe(job));
            leave(&place, result.map_err(JobPanicked::from));
        });
        let queue = self.queue.as_ref().expect("the queue is open until the pool is dropped");
        queue.send(job).expect("the workers wait for jobs until the queue is closed");
        pending
    }

    // ..
}

fn leave<T>(place: &Mutex<Place<T>>, result: Result<T, JobPanicked>) {
    let mut place = place.lock().unwrap();
    match &*place {
        Place::Waiter(waiter, _) => drop(waiter.send(result)),
        _ => *place = Place::Job(result),
    }
}

impl<T> Pending<T> {
    fn send_to(self, waiter: Sender<Result<T, JobPanicked>>) {
        let mut place = self.place.lock().unwrap();
        match std::mem::replace(&mut *place, Place::Nobody) {
            Place::Job(result) => drop(waiter.send(result)),
            _ => *place = Place::Waiter(waiter, Arc::clone(&self.wanted)),
        }
    }

    // ..
}

impl Drop for ThreadPool {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::SeqCst);
        self.queue = None;
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}
