//! wrong: The sender lives until the function returns, and so the workers wait for more jobs.
//! fails: step2_each_job_is_done_once_and_all_workers_end
//! says: A sender is still alive

pub fn fan_out<T: Send, R: Send>(jobs: Vec<T>, workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    let (sender, receiver) = crossbeam_channel::unbounded();
    for job in jobs {
        sender.send(job).expect("there is a receiver");
    }
    thread::scope(|scope| {
        let worker = || receiver.iter().map(work).collect::<Vec<R>>();
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("no job panics")).collect()
    })
}
