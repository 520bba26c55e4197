//! wrong: A worker that finds nothing for the moment leaves, and the caller does what is left in the end alone.
//! fails: step2_all_workers_stay_until_the_last_job
//! says: Empty is not done

pub fn fan_out<T: Send, R: Send>(jobs: Vec<T>, workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    let (sender, receiver) = crossbeam_channel::unbounded();
    thread::scope(|scope| {
        let receiver = &receiver;
        let worker = move || {
            let first = receiver.recv();
            first.into_iter().chain(receiver.try_iter()).map(work).collect::<Vec<R>>()
        };
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        jobs.into_iter().for_each(|job| sender.send(job).unwrap());
        drop(sender);
        let mut all: Vec<R> = threads.into_iter().flat_map(|worker| worker.join().unwrap()).collect();
        all.extend(receiver.try_iter().map(work));
        all
    })
}
