//! wrong: The guard in the head of an `if let` is dropped before its body runs, as in edition 2024 before its `else`.
//! fails: step1_nine_jobs_of_1_s_take_3_s_on_three_workers
//! says: holds a lock while its job runs
//! also: 2, 3, 4, 5

fn work(queue: &Mutex<Receiver<Job>>) {
    loop {
        if let Ok(job) = queue.lock().unwrap().recv() {
            job();
        } else {
            return;
        }
    }
}
