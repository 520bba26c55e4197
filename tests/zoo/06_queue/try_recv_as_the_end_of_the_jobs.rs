//! wrong: Workers end when the channel is empty, while the caller is still filling it.
//! fails: step2_each_job_is_done_once_and_all_workers_end
//! says: Empty is not done

pub fn fan_out<T: Send, R: Send>(jobs: Vec<T>, workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    let (sender, receiver) = crossbeam_channel::unbounded();
    thread::scope(|scope| {
        let worker = || receiver.try_iter().map(work).collect::<Vec<R>>();
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        for job in jobs {
            sender.send(job).unwrap();
        }
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    })
}
