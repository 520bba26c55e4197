//! wrong: Whoever drops the pool wants no more of it done.
//! fails: step5_jobs_in_the_queue_are_done_first
//! says: dropped with it

use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

pub struct ThreadPool {
    queue: Option<Sender<Job>>,
    ends: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

impl ThreadPool {
    pub fn new(workers: usize) -> ThreadPool {
        let (sender, receiver) = mpsc::channel();
        let queue = Arc::new(Mutex::new(receiver));
        let ends = Arc::new(AtomicBool::new(false));
        let start = |_| {
            let (queue, ends) = (Arc::clone(&queue), Arc::clone(&ends));
            thread::spawn(move || work(&queue, &ends))
        };
        let threads = (0..workers).map(start).collect();
        ThreadPool { queue: Some(sender), ends, threads }
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

    // ..
}

fn work(queue: &Mutex<Receiver<Job>>, ends: &AtomicBool) {
    loop {
        let next = queue.lock().unwrap().recv();
        match next {
            Ok(job) if !ends.load(Ordering::SeqCst) => job(),
            _ => return,
        }
    }
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
