//! wrong: The guard of the locked receiver lives as long as the loop's body.
//! fails: step2_all_workers_work_at_once
//! says: A lock is held while a job is done

pub fn fan_out<T: Send, R: Send>(jobs: Vec<T>, workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    let (sender, receiver) = std::sync::mpsc::channel();
    for job in jobs {
        sender.send(job).expect("there is a receiver");
    }
    drop(sender);
    let receiver = Mutex::new(receiver);
    thread::scope(|scope| {
        let worker = || {
            let mut results = Vec::new();
            while let Ok(job) = receiver.lock().unwrap().recv() {
                results.push(work(job));
            }
            results
        };
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("no job panics")).collect()
    })
}
