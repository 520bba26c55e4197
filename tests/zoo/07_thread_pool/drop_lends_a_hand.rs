//! wrong: Whoever drops the pool has nothing else to do, and can do jobs.
//! fails: step5_all_workers_go_on_until_the_queue_is_empty
//! says: It has only to wait for them

pub struct ThreadPool {
    queue: Option<Sender<Job>>,
    threads: Vec<JoinHandle<()>>,
    jobs: Arc<Mutex<Receiver<Job>>>,
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
        ThreadPool { queue: Some(sender), threads, jobs: queue }
    }

    // ..
}

impl Drop for ThreadPool {
    fn drop(&mut self) {
        self.queue = None;
        work(&self.jobs);
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}
