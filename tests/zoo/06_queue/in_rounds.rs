//! wrong: The jobs are done in rounds of `workers`, and each round waits for its slowest job.
//! fails: step2_no_worker_is_idle_while_a_job_waits
//! says: whoever is free takes the next

pub fn fan_out<T: Send, R: Send>(jobs: Vec<T>, workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    let mut jobs = jobs.into_iter();
    let mut results = Vec::new();
    loop {
        let round: Vec<T> = jobs.by_ref().take(workers).collect();
        if round.is_empty() {
            return results;
        }
        thread::scope(|scope| {
            let round: Vec<_> = round.into_iter().map(|job| scope.spawn(move || work(job))).collect();
            results.extend(round.into_iter().map(|job| job.join().unwrap()));
        });
    }
}
