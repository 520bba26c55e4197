//! wrong: A worker does the next job in a call of itself.
//! fails: step1_threads_are_used_again
//! says: Take jobs in a loop

fn work(queue: &Mutex<Receiver<Job>>) {
    let next = queue.lock().expect("nobody panics with the queue").recv();
    if let Ok(job) = next {
        job();
        work(queue);
    }
}
