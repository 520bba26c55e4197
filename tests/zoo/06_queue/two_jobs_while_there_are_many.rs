//! wrong: While many jobs are left a worker takes two at a time, and the second waits for the first.
//! fails: step2_many_jobs_and_many_workers_are_no_other_matter
//! says: while it had another one

pub fn fan_out<T: Send, R: Send>(jobs: Vec<T>, workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    let (sender, receiver) = crossbeam_channel::unbounded();
    for job in jobs {
        sender.send(job).unwrap();
    }
    drop(sender);
    thread::scope(|scope| {
        let receiver = &receiver;
        let worker = move || {
            let mut done = Vec::new();
            while let Ok(job) = receiver.recv() {
                let second = if receiver.len() > 4 * workers { receiver.recv().ok() } else { None };
                done.push(work(job));
                done.extend(second.map(work));
            }
            done
        };
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    })
}
