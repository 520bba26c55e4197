//! wrong: The calling thread does jobs as well, beside `workers` workers.
//! fails: step2_at_most_workers_jobs_are_under_way
//! says: at most 1 are under way at once

pub fn fan_out<T: Send, R: Send>(jobs: Vec<T>, workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    let (sender, receiver) = crossbeam_channel::unbounded();
    for job in jobs {
        sender.send(job).expect("there is a receiver");
    }
    drop(sender);
    thread::scope(|scope| {
        let worker = || receiver.iter().map(work).collect::<Vec<R>>();
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        let own = worker();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).chain(own).collect()
    })
}
