//! wrong: A worker is waited for in the loop that starts them, so only one works at a time.
//! fails: step2_all_workers_work_at_once
//! says: waited for before the next one is started

pub fn fan_out<T: Send, R: Send>(jobs: Vec<T>, workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    let (sender, receiver) = crossbeam_channel::unbounded();
    for job in jobs {
        sender.send(job).expect("there is a receiver");
    }
    drop(sender);
    thread::scope(|scope| {
        let worker = || receiver.iter().map(work).collect::<Vec<R>>();
        (0..workers).flat_map(|_| scope.spawn(worker).join().unwrap()).collect()
    })
}
