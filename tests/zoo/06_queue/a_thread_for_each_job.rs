//! wrong: Each job gets a thread of its own, so nothing limits how many run at once.
//! fails: step2_at_most_workers_jobs_are_under_way
//! says: A thread for each job is no limit

pub fn fan_out<T: Send, R: Send>(jobs: Vec<T>, _workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    thread::scope(|scope| {
        let threads: Vec<_> = jobs.into_iter().map(|job| scope.spawn(move || work(job))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}
