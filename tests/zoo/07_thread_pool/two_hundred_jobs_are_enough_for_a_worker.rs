//! wrong: After many jobs a worker hands over to a fresh thread.
//! fails: step1_threads_are_used_again
//! says: Threads end, and others take their places

impl ThreadPool {
    pub fn new(workers: usize) -> ThreadPool {
        let (sender, receiver) = mpsc::channel();
        let queue = Arc::new(Mutex::new(receiver));
        let start = |_| {
            let queue = Arc::clone(&queue);
            thread::spawn(move || work(queue))
        };
        let threads = (0..workers).map(start).collect();
        ThreadPool { queue: Some(sender), threads }
    }

    // ..
}

fn work(queue: Arc<Mutex<Receiver<Job>>>) {
    for _ in 0..200 {
        let next = queue.lock().unwrap().recv();
        match next {
            Ok(job) => job(),
            Err(_) => return,
        }
    }
    let _ = thread::spawn(move || work(queue)).join();
}
