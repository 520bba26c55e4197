//! wrong: Each worker gets an equal part of the jobs beforehand.
//! fails: step2_no_worker_is_idle_while_a_job_waits
//! says: dealt out before it is known how long they take

pub fn fan_out<T: Send, R: Send>(jobs: Vec<T>, workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    let each = jobs.len().div_ceil(workers);
    let mut jobs = jobs.into_iter();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..workers)
            .map(|_| {
                let part: Vec<T> = jobs.by_ref().take(each).collect();
                scope.spawn(move || part.into_iter().map(work).collect::<Vec<R>>())
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    })
}
