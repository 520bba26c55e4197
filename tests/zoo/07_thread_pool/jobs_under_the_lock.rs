//! wrong: The guard in the head of a `while let` is dropped before its body runs.
//! fails: step1_as_many_jobs_run_at_once_as_there_are_workers
//! says: holds a lock while its job runs
//! also: 2, 3, 4, 5

fn work(queue: &Mutex<Receiver<Job>>) {
    while let Ok(job) = queue.lock().unwrap().recv() {
        job();
    }
}
