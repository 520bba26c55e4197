//! wrong: One last message is sent for all workers, and each of them waits for one.
//! fails: step2_each_job_is_done_once_and_all_workers_end
//! says: One last message ends one consumer

pub fn fan_out<T: Send, R: Send>(jobs: Vec<T>, workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    let (sender, receiver) = crossbeam_channel::unbounded();
    for job in jobs {
        sender.send(Some(job)).unwrap();
    }
    sender.send(None).unwrap();
    thread::scope(|scope| {
        let worker = || {
            let mut results = Vec::new();
            while let Some(job) = receiver.recv().unwrap() {
                results.push(work(job));
            }
            results
        };
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    })
}
