//! wrong: A worker that waits for a job blocks the pool.
//! fails: step1_a_job_may_wait_for_another
//! says: a worker waits

use std::cell::Cell;

thread_local! {
    static IS_WORKER: Cell<bool> = const { Cell::new(false) };
}

fn work(queue: &Mutex<Receiver<Job>>) {
    IS_WORKER.set(true);
    loop {
        let next = queue.lock().unwrap().recv();
        match next {
            Ok(job) => job(),
            Err(_) => return,
        }
    }
}

impl<T> Pending<T> {
    pub fn wait(self) -> Result<T, JobPanicked> {
        assert!(!IS_WORKER.get(), "a worker waits");
        let (sender, receiver) = mpsc::channel();
        self.send_to(sender);
        receiver.recv().expect("a job leaves a result, even if it panics")
    }

    // ..
}
