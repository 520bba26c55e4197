//! wrong: More than 16 workers are thought to be too many, whatever `workers` says.
//! fails: step2_many_jobs_and_many_workers_are_no_other_matter
//! says: Never more than 16 jobs

pub fn fan_out<T: Send, R: Send>(jobs: Vec<T>, workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    let (sender, receiver) = crossbeam_channel::unbounded();
    for job in jobs {
        sender.send(job).unwrap();
    }
    drop(sender);
    thread::scope(|scope| {
        let worker = || receiver.iter().map(work).collect::<Vec<R>>();
        let workers: Vec<_> = (0..workers.min(16)).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    })
}
