//! right: A receiver that cannot be cloned is shared under a lock, which is let go before the job is done.

pub fn fan_out<T: Send, R: Send>(jobs: Vec<T>, workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    let (sender, receiver) = std::sync::mpsc::channel();
    let receiver = Mutex::new(receiver);
    thread::scope(|scope| {
        let worker = || {
            let mut results = Vec::new();
            loop {
                let job = receiver.lock().unwrap().recv();
                let Ok(job) = job else { return results };
                results.push(work(job));
            }
        };
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        for job in jobs {
            sender.send(job).unwrap();
        }
        drop(sender);
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    })
}
