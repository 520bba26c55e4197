//! wrong: Results of several pools are waited for with the condition variable of one.
//! fails: step4_jobs_of_two_pools_come_out_as_they_are_done
//! says: only of the jobs of one pool
//! without: enum Place
//! without: fn leave

use std::sync::Condvar;

pub struct ThreadPool {
    queue: Option<Sender<Job>>,
    threads: Vec<JoinHandle<()>>,
    done: Arc<Done>,
}

type Done = (Mutex<u64>, Condvar);

type Answer<T> = Arc<Mutex<Option<(u64, Result<T, JobPanicked>)>>>;

pub struct Pending<T> {
    answer: Answer<T>,
    done: Arc<Done>,
}

impl ThreadPool {
    pub fn new(workers: usize) -> ThreadPool {
        let (sender, receiver) = mpsc::channel();
        let queue = Arc::new(Mutex::new(receiver));
        let start = |_| {
            let queue = Arc::clone(&queue);
            thread::spawn(move || work(&queue))
        };
        ThreadPool { queue: Some(sender), threads: (0..workers).map(start).collect(), done: Arc::default() }
    }

    pub fn submit<T, F>(&self, job: F) -> Pending<T>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        let answer: Answer<T> = Arc::new(Mutex::new(None));
        let done = Arc::clone(&self.done);
        let pending = Pending { answer: Arc::clone(&answer), done: Arc::clone(&done) };
        let job: Job = Box::new(move || {
            let result = panic::catch_unwind(AssertUnwindSafe(job));
            let mut count = done.0.lock().unwrap();
            *count += 1;
            *answer.lock().unwrap() = Some((*count, result.map_err(JobPanicked::from)));
            done.1.notify_all();
        });
        let queue = self.queue.as_ref().expect("the queue is open until the pool is dropped");
        queue.send(job).expect("the workers wait for jobs until the queue is closed");
        pending
    }

    // ..
}

impl<T> Pending<T> {
    pub fn wait(self) -> Result<T, JobPanicked> {
        let mut count = self.done.0.lock().unwrap();
        loop {
            if let Some((_, result)) = self.answer.lock().unwrap().take() {
                return result;
            }
            count = self.done.1.wait(count).unwrap();
        }
    }
}

pub fn as_completed<T>(pending: Vec<Pending<T>>) -> impl Iterator<Item = Result<T, JobPanicked>> {
    let mut pending = pending;
    std::iter::from_fn(move || {
        let done = Arc::clone(&pending.first()?.done);
        let mut count = done.0.lock().unwrap();
        loop {
            let ready = |one: &Pending<T>| one.answer.lock().unwrap().as_ref().map(|answer| answer.0);
            let first = pending.iter().enumerate().filter_map(|(place, one)| Some((ready(one)?, place))).min();
            if let Some((_, place)) = first {
                drop(count);
                return Some(pending.remove(place).wait());
            }
            count = done.1.wait(count).unwrap();
        }
    })
}
