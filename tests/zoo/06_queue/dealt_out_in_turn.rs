//! wrong: Each worker has a channel of its own, and the jobs are dealt out in turn.
//! fails: step2_no_worker_is_idle_while_a_job_waits
//! says: dealt out before it is known how long they take

pub fn fan_out<T: Send, R: Send>(jobs: Vec<T>, workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    thread::scope(|scope| {
        let (senders, workers): (Vec<_>, Vec<_>) = (0..workers)
            .map(|_| {
                let (sender, receiver) = crossbeam_channel::unbounded::<T>();
                (sender, scope.spawn(move || receiver.iter().map(work).collect::<Vec<R>>()))
            })
            .unzip();
        for (job, sender) in jobs.into_iter().zip(senders.iter().cycle()) {
            sender.send(job).unwrap();
        }
        drop(senders);
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    })
}
