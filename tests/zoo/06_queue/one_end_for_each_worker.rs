//! right: Each worker takes one last message, and there is one for each.

pub fn fan_out<T: Send, R: Send>(jobs: Vec<T>, workers: usize, work: &(dyn Fn(T) -> R + Sync)) -> Vec<R> {
    let (sender, receiver) = crossbeam_channel::unbounded();
    jobs.into_iter().for_each(|job| sender.send(Some(job)).unwrap());
    (0..workers).for_each(|_| sender.send(None).unwrap());
    let results = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(job) = receiver.recv().unwrap() {
                    let result = work(job);
                    results.lock().unwrap().push(result);
                }
            });
        }
    });
    results.into_inner().unwrap()
}
