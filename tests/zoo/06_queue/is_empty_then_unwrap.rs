//! wrong: A worker asks whether a job is left, and takes it for granted afterwards.
//! fails: step2_each_job_is_done_once_and_all_workers_end
//! says: Checking and taking must be one step

pub fn fan_out<T: Send, R: Send>(jobs: Vec<T>, workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    let (sender, receiver) = crossbeam_channel::unbounded();
    for job in jobs {
        sender.send(job).expect("there is a receiver");
    }
    drop(sender);
    thread::scope(|scope| {
        let worker = || {
            let mut results = Vec::new();
            while !receiver.is_empty() {
                results.push(work(receiver.recv().unwrap()));
            }
            results
        };
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("no job panics")).collect()
    })
}
