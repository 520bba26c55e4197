//! wrong: A queue with room for five thousand jobs never gets full.
//! fails: step1_submit_never_waits
//! says: Handing in a job waits for a worker

use std::sync::mpsc::SyncSender;

pub struct ThreadPool {
    queue: Option<SyncSender<Job>>,
    threads: Vec<JoinHandle<()>>,
}

impl ThreadPool {
    pub fn new(workers: usize) -> ThreadPool {
        let (sender, receiver) = mpsc::sync_channel(5_000);
        let queue = Arc::new(Mutex::new(receiver));
        let start = |_| {
            let queue = Arc::clone(&queue);
            thread::spawn(move || work(&queue))
        };
        ThreadPool { queue: Some(sender), threads: (0..workers).map(start).collect() }
    }

    // ..
}
