//! wrong: There is room for one result of each worker: a worker that has a second one waits until somebody fetches the first.
//! fails: step2_each_job_is_done_once_and_all_workers_end
//! says: Receive while the others send

pub fn fan_out<T: Send, R: Send>(jobs: Vec<T>, workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    let (sender, receiver) = crossbeam_channel::unbounded();
    jobs.into_iter().for_each(|job| sender.send(job).unwrap());
    drop(sender);
    let (results, all_results) = crossbeam_channel::bounded(workers);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| receiver.iter().for_each(|job| results.send(work(job)).unwrap()));
        }
    });
    drop(results);
    all_results.into_iter().collect()
}
