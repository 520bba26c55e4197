//! wrong: A worker that joins threads would wait for itself.
//! fails: step5_a_job_may_drop_another_pool
//! says: whoever drops it

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

impl Drop for ThreadPool {
    fn drop(&mut self) {
        self.queue = None;
        if IS_WORKER.get() {
            return;
        }
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}
