//! wrong: All workers end with the pool, and the last one does what is left.
//! fails: step5_all_workers_go_on_until_the_queue_is_empty
//! says: A worker has ended while there were jobs in the queue

use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

pub struct ThreadPool {
    queue: Option<Sender<Job>>,
    threads: Vec<JoinHandle<()>>,
    ends: Arc<AtomicBool>,
}

impl ThreadPool {
    pub fn new(workers: usize) -> ThreadPool {
        let (sender, receiver) = mpsc::channel();
        let queue = Arc::new(Mutex::new(receiver));
        let ends = Arc::new(AtomicBool::new(false));
        let start = |number| {
            let (queue, ends) = (Arc::clone(&queue), Arc::clone(&ends));
            thread::spawn(move || work(&queue, number == 0, &ends))
        };
        let threads = (0..workers).map(start).collect();
        ThreadPool { queue: Some(sender), threads, ends }
    }

    // ..
}

fn work(queue: &Mutex<Receiver<Job>>, stays: bool, ends: &AtomicBool) {
    loop {
        if !stays && ends.load(Ordering::SeqCst) {
            return;
        }
        let next = queue.lock().unwrap().recv();
        match next {
            Ok(job) => job(),
            Err(_) => return,
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
