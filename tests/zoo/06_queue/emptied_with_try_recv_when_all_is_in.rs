//! right: All jobs are in before a worker begins, and so an empty channel does mean the end.

pub fn fan_out<T: Send, R: Send>(jobs: Vec<T>, workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    let (sender, receiver) = crossbeam_channel::unbounded();
    for job in jobs {
        sender.send(job).expect("there is a receiver");
    }
    drop(sender);
    thread::scope(|scope| {
        let worker = || receiver.try_iter().map(work).collect::<Vec<R>>();
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("no job panics")).collect()
    })
}
