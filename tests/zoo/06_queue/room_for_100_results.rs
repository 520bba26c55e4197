//! wrong: There is room for 100 results, and nobody takes any before all jobs are done.
//! fails: step2_many_jobs_and_many_workers_are_no_other_matter
//! says: A sender waits for room

pub fn fan_out<T: Send, R: Send>(jobs: Vec<T>, workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    let (sender, receiver) = crossbeam_channel::unbounded();
    let (done, results) = crossbeam_channel::bounded(100);
    for job in jobs {
        sender.send(job).unwrap();
    }
    drop(sender);
    thread::scope(|scope| {
        for _ in 0..workers {
            let (receiver, done) = (receiver.clone(), done.clone());
            scope.spawn(move || receiver.iter().for_each(|job| done.send(work(job)).unwrap()));
        }
    });
    drop(done);
    results.iter().collect()
}
