//! wrong: A worker takes a share of the jobs that are left: some of them wait behind a long one.
//! fails: step2_many_jobs_and_many_workers_are_no_other_matter
//! says: while it had another one

pub fn fan_out<T: Send, R: Send>(jobs: Vec<T>, workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    let (sender, receiver) = crossbeam_channel::unbounded();
    for job in jobs {
        sender.send(job).unwrap();
    }
    drop(sender);
    let worker = || {
        let mut results = Vec::new();
        loop {
            let share = (receiver.len() / (2 * workers)).max(1);
            let batch: Vec<T> = receiver.try_iter().take(share).collect();
            if batch.is_empty() {
                return results;
            }
            results.extend(batch.into_iter().map(work));
        }
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    })
}
