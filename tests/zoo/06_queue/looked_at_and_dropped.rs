//! wrong: A worker receives a job to see whether one is left, and then receives the next one.
//! fails: step2_each_job_is_done_once_and_all_workers_end
//! says: list of results was

pub fn fan_out<T: Send, R: Send>(jobs: Vec<T>, workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    let (sender, receiver) = crossbeam_channel::unbounded();
    for job in jobs {
        sender.send(job).expect("there is a receiver");
    }
    drop(sender);
    thread::scope(|scope| {
        let worker = || {
            let mut results = Vec::new();
            while receiver.recv().is_ok() {
                results.extend(receiver.recv().map(work));
            }
            results
        };
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("no job panics")).collect()
    })
}
