//! wrong: A worker rests for a millisecond before it takes a job.
//! fails: step2_no_worker_is_idle_while_a_job_waits
//! says: A worker sleeps while it has no job

pub fn fan_out<T: Send, R: Send>(jobs: Vec<T>, workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    let (sender, receiver) = crossbeam_channel::unbounded();
    for job in jobs {
        sender.send(job).unwrap();
    }
    drop(sender);
    let worker = || {
        let rested = receiver.iter().inspect(|_| thread::sleep(Duration::from_millis(1)));
        rested.map(work).collect::<Vec<R>>()
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    })
}
