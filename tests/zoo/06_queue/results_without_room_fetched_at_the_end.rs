//! wrong: The results go into a channel without room, and are fetched when all workers are done: so each waits with its first.
//! fails: step2_each_job_is_done_once_and_all_workers_end
//! says: Receive while the others send

pub fn fan_out<T: Send, R: Send>(jobs: Vec<T>, workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    let (sender, receiver) = crossbeam_channel::unbounded();
    jobs.into_iter().for_each(|job| sender.send(job).unwrap());
    drop(sender);
    let (results, all_results) = crossbeam_channel::bounded(0);
    thread::scope(|scope| {
        let worker = || receiver.iter().for_each(|job| results.send(work(job)).unwrap());
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().for_each(|worker| worker.join().unwrap());
    });
    drop(results);
    all_results.into_iter().collect()
}
