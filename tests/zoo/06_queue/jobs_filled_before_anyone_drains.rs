//! wrong: A bounded channel is filled before the workers are started.
//! fails: step2_each_job_is_done_once_and_all_workers_end
//! says: filled before anybody drains it

pub fn fan_out<T: Send, R: Send>(jobs: Vec<T>, workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    let (sender, receiver) = crossbeam_channel::bounded(1);
    for job in jobs {
        sender.send(job).expect("there is a receiver");
    }
    drop(sender);
    thread::scope(|scope| {
        let worker = || receiver.iter().map(work).collect::<Vec<R>>();
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("no job panics")).collect()
    })
}
